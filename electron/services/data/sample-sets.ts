// Sets of samples that pages look at: listed, their images read one at a time when asked for.
import { createHash } from 'node:crypto';
import { type Labels, labelsOf } from '../../../dataset/listing.ts';
import { sharedPath } from '../../../dataset/loading/shared-paths.ts';
import type { SampleSet } from '../../../shared/api/data.ts';
import { UserError } from '../../../shared/errors.ts';
import type { SplitName } from '../../../shared/thumbnail-address.ts';
import { type ListedSet, listSet, type SetPlace } from './list-set.ts';

/** Listings that are kept: one of 160,000 samples takes some 10 MB. */
const KEPT = 4;
const UNKNOWN = 0xffff;

export interface OpenSplit {
  readonly root: string;
  readonly count: number;
  /** Below the root. Throws a RangeError where there is no sample `index`. */
  readonly path: (index: number) => string;
  readonly labels: Labels;
}

interface OpenSet {
  readonly facts: SampleSet;
  readonly splits: Readonly<Record<SplitName, OpenSplit>>;
}

export class SampleSets {
  readonly #list: (place: SetPlace) => Promise<ListedSet>;
  /** By id, the one used last at the end. */
  readonly #sets = new Map<string, Promise<OpenSet>>();

  constructor(list: (place: SetPlace) => Promise<ListedSet> = listSet) {
    this.#list = list;
  }

  /** Throws the data set's own UserError where it, or a part of it, is not there. */
  async open(place: SetPlace): Promise<SampleSet> {
    const id = idOf(place);
    const opening = this.#list(place).then((listed) => openSet(id, listed));
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

  /** As it was listed last, if that was not long ago: its files may have changed since. Null where it was not. */
  async known(place: SetPlace): Promise<SampleSet | null> {
    const set = this.#sets.get(idOf(place));
    if (set === undefined) return null;
    try {
      const listed = await Promise.race([set, null]); // Null while it is being listed.
      return listed === null || listed.facts.splits.length === 0 ? null : listed.facts; // Of a preview no split is listed.
    } catch {
      return null; // Who opens it is told why.
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
    const { count, labels } = (await this.#get(id)).splits[split];
    const columns = new Uint16Array(2 * count);
    columns.set(labels.classLabels);
    columns.fill(UNKNOWN, count);
    if (labels.biasLabels !== null) columns.set(labels.biasLabels, count);
    return columns;
  }

  /** Below the data root. Throws a UserError where there is no such sample. */
  async paths(id: string, split: SplitName, indices: readonly number[]): Promise<string[]> {
    const opened = (await this.#get(id)).splits[split];
    return indices.map((index) => pathOf(opened, index));
  }

  /** Where the image of a known sample is. Throws a UserError where there is no such sample. */
  async file(id: string, split: SplitName, index: number): Promise<{ readonly root: string; readonly path: string }> {
    const opened = (await this.#get(id)).splits[split];
    return { root: opened.root, path: pathOf(opened, index) };
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

function pathOf({ count, path }: OpenSplit, index: number): string {
  if (index < count) return path(index);
  throw new UserError({
    code: 'sample-missing',
    message: `There is no sample ${index}: the split has ${count}`,
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
  const none = { root, count: 0, path: () => '', labels: labelsOf([]) };
  const train = { ...none, count: paths.length, path: (index: number) => paths[index] ?? '' };
  const facts = { id, name, conflictPercent: null, classNames: [], biasNames: null, aligned: null, splits: [] };
  return { facts, splits: { train, valid: none, test: none } };
}

function openSet(id: string, { facts, splits: { train, valid, test } }: ListedSet): OpenSet {
  const opened = ({ root, paths, labels }: ListedSet['splits'][SplitName]): OpenSplit => ({
    ...{ root, labels, count: paths.ends.length },
    path: (index) => sharedPath(paths, index),
  });
  return { facts: { id, ...facts }, splits: { train: opened(train), valid: opened(valid), test: opened(test) } };
}
