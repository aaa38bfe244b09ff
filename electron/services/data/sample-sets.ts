// Sets of samples that pages look at: listed, their images read one at a time when asked for.
import { createHash } from 'node:crypto';
import { countGroups } from '../../../dataset/check.ts';
import type { Layout } from '../../../dataset/layout-reader.ts';
import { type Labels, type ListedFile, labelsOf } from '../../../dataset/listing.ts';
import { findDataset, type OpenRequest } from '../../../dataset/open.ts';
import { samplesDigest } from '../../../dataset/samples-digest.ts';
import type { SampleSet } from '../../../shared/api/data.ts';
import { UserError } from '../../../shared/errors.ts';
import type { SplitName } from '../../../shared/thumbnail-address.ts';

/** Listings that are kept: one of 160,000 samples takes some 40 MB. */
const KEPT = 4;
const UNKNOWN = 0xffff;

export interface OpenSplit {
  readonly root: string;
  /** Of the set, below the root. */
  readonly folder: string;
  readonly files: readonly ListedFile[];
  readonly labels: Labels;
}

interface OpenSet {
  readonly facts: SampleSet;
  readonly splits: Readonly<Record<SplitName, OpenSplit>>;
}

export type SetPlace = Pick<OpenRequest, 'root' | 'validRoot' | 'name' | 'conflictPercent'>;

export class SampleSets {
  /** By id, the one used last at the end. */
  readonly #sets = new Map<string, Promise<OpenSet>>();

  /** Throws the data set's own UserError where it, or a part of it, is not there. */
  async open(place: SetPlace): Promise<SampleSet> {
    const id = idOf(place);
    const opening = openSet(id, place);
    // Its files may have changed since; what is looked at meanwhile is as it was.
    if (!this.#sets.has(id)) this.#keep(id, opening);
    try {
      const { facts } = await opening;
      this.#keep(id, opening);
      return facts;
    } catch (error) {
      this.#sets.delete(id);
      throw error;
    }
  }

  #keep(id: string, set: Promise<OpenSet>): void {
    this.#sets.delete(id);
    this.#sets.set(id, set);
    for (const [oldest] of this.#sets) {
      if (this.#sets.size <= KEPT) break;
      this.#sets.delete(oldest);
    }
  }

  /**
   * A set whose training images are known already, by their paths below the root: they can be looked at before the set is
   * opened, unless it is open. Returns its id.
   */
  preview(place: SetPlace, paths: readonly string[]): string {
    const id = idOf(place);
    if (!this.#sets.has(id)) this.#keep(id, Promise.resolve(previewOf(id, place, paths)));
    return id;
  }

  /** The listing of a split. Throws the UserError `samples-not-open`. */
  async split(id: string, split: SplitName): Promise<OpenSplit> {
    return (await this.#get(id)).splits[split];
  }

  /** Class labels, then bias labels. Throws the UserError `samples-not-open`. */
  async labels(id: string, split: SplitName): Promise<Uint16Array<ArrayBuffer>> {
    const { files, labels } = (await this.#get(id)).splits[split];
    const columns = new Uint16Array(2 * files.length);
    columns.set(labels.classLabels);
    columns.fill(UNKNOWN, files.length);
    if (labels.biasLabels !== null) columns.set(labels.biasLabels, files.length);
    return columns;
  }

  /** Below the data root. Throws a UserError where there is no such sample. */
  async paths(id: string, split: SplitName, indices: readonly number[]): Promise<string[]> {
    const { files, folder } = (await this.#get(id)).splits[split];
    return indices.map((index) => `${folder}/${sampleOf(files, index).path}`);
  }

  /** Where the image of a known sample is. Throws a UserError where there is no such sample. */
  async file(id: string, split: SplitName, index: number): Promise<{ readonly root: string; readonly path: string }> {
    const { root, files, folder } = (await this.#get(id)).splits[split];
    return { root, path: `${folder}/${sampleOf(files, index).path}` };
  }

  #get(id: string): Promise<OpenSet> {
    const set = this.#sets.get(id);
    if (set === undefined) {
      throw new UserError({
        code: 'samples-not-open',
        message: 'This set of samples is not open any more',
        remedy: 'Open it again.',
      });
    }
    this.#sets.delete(id);
    this.#sets.set(id, set);
    return set;
  }
}

function sampleOf(files: readonly ListedFile[], index: number): ListedFile {
  const file = files[index];
  if (file !== undefined) return file;
  throw new UserError({
    code: 'sample-missing',
    message: `There is no sample ${index}: the split has ${files.length}`,
    remedy: 'Open the set again.',
  });
}

/** The same for the same place, so that a page's addresses hold over a restart once the set is opened again. */
function idOf({ root, validRoot = root, name, conflictPercent }: SetPlace): string {
  const place = JSON.stringify([root, validRoot, name, conflictPercent]);
  return createHash('sha256').update(place).digest('hex').slice(0, 16);
}

/** Nothing but paths: labels are not known yet. */
function previewOf(id: string, { root, name }: SetPlace, paths: readonly string[]): OpenSet {
  const folder = paths[0]?.split('/')[0] ?? '';
  const files = paths.map((path) => ({ path: path.slice(folder.length + 1), classLabel: 0, biasLabel: null }));
  const split = { root, folder, files, labels: labelsOf(files) };
  const none = { ...split, files: [], labels: labelsOf([]) };
  const facts = { id, name, conflictPercent: null, classNames: [], biasNames: null, aligned: null, splits: [] };
  return { facts, splits: { train: split, valid: none, test: none } };
}

async function openSet(id: string, request: SetPlace): Promise<OpenSet> {
  const { located, train, other } = await findDataset(request);
  const trainLayout = await located.reader.open(train);
  const otherLayout = other === train ? trainLayout : await located.reader.open(other, trainLayout.description);
  const { classNames, biasNames, aligned } = trainLayout.description;
  const counts: SampleSet['splits'][number][] = [];
  const openSplit = async (split: SplitName, layout: Layout, { root, folder }: typeof train): Promise<OpenSplit> => {
    const { files, problems } = await layout.list(split);
    const labels = labelsOf(files);
    const groups = countGroups(labels, classNames.length, biasNames?.length ?? 1);
    const path = (index: number): string => `${folder}/${sampleOf(files, index).path}`;
    const digest = samplesDigest({ count: files.length, path, ...labels });
    counts.push({ split, count: files.length, groups, digest, problems: problems.length });
    return { root, folder, files, labels };
  };
  const splits = {
    train: await openSplit('train', trainLayout, train),
    valid: await openSplit('valid', otherLayout, other),
    test: await openSplit('test', otherLayout, other),
  };
  const { conflictPercent } = train;
  return { facts: { id, name: request.name, conflictPercent, classNames, biasNames, aligned, splits: counts }, splits };
}
