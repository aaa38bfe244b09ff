// Listing a set of samples: its files are looked for, their labels read. Of a large set that takes seconds: a thread does it.
import { countGroups } from '../../../dataset/check.ts';
import type { Layout } from '../../../dataset/layout-reader.ts';
import { type Labels, labelsOf } from '../../../dataset/listing.ts';
import { type SharedPaths, sharePaths } from '../../../dataset/loading/shared-paths.ts';
import { findDataset, type OpenRequest } from '../../../dataset/open.ts';
import { samplesDigest } from '../../../dataset/samples-digest.ts';
import type { SampleSet } from '../../../shared/api/data.ts';
import type { SplitName } from '../../../shared/thumbnail-address.ts';

export type SetPlace = Pick<OpenRequest, 'root' | 'validRoot' | 'name' | 'conflictPercent'>;

interface ListedSplit {
  readonly root: string;
  /** Below the root. */
  readonly paths: SharedPaths;
  readonly labels: Labels;
}

export interface ListedSet {
  readonly facts: Omit<SampleSet, 'id'>;
  readonly splits: Readonly<Record<SplitName, ListedSplit>>;
}

/** Throws the data set's own UserError where it, or a part of it, is not there. */
export async function listSet(place: SetPlace): Promise<ListedSet> {
  const { located, train, other } = await findDataset(place);
  const trainLayout = await located.reader.open(train);
  const otherLayout = other === train ? trainLayout : await located.reader.open(other, trainLayout.description);
  const { classNames, biasNames, aligned } = trainLayout.description;
  const counts: SampleSet['splits'][number][] = [];
  const list = async (split: SplitName, layout: Layout, { root, folder }: typeof train): Promise<ListedSplit> => {
    const { files, problems } = await layout.list(split);
    const labels = labelsOf(files);
    const paths = files.map(({ path }) => `${folder}/${path}`);
    const groups = countGroups(labels, classNames.length, biasNames?.length ?? 1);
    const digest = samplesDigest({ count: files.length, path: (index) => paths[index] ?? '', ...labels });
    counts.push({ split, count: files.length, groups, digest, problems: problems.length });
    return { root, paths: sharePaths(paths), labels };
  };
  const splits = {
    train: await list('train', trainLayout, train),
    valid: await list('valid', otherLayout, other),
    test: await list('test', otherLayout, other),
  };
  const { conflictPercent } = train;
  return { facts: { name: place.name, conflictPercent, classNames, biasNames, aligned, splits: counts }, splits };
}
