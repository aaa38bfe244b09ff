// Examines every file of a data set: counts for each group, all that is wrong in one report.
import { UserError } from '../shared/errors.ts';
import { describeDataset } from './describe.ts';
import { datasetFolder } from './layout.ts';
import { ratiosIn } from './list.ts';
import { listPlace, loadSplit } from './load-split.ts';
import { type Problem, problemsError } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { ListedFile } from './published-layout.ts';
import type { Split } from './samples.ts';

export interface CheckRequest extends WorkOptions {
  readonly root: string;
  readonly name: string;
  /** In percent; without it all ratios that are there. */
  readonly conflictPercent?: number | undefined;
  /** As in `OpenRequest`. */
  readonly userCache?: string | undefined;
}

export interface CheckedSplit {
  readonly split: Split;
  /** In percent; null for the test split, which the ratios share. */
  readonly conflictPercent: number | null;
  readonly count: number;
  readonly conflicting: number;
  /** Samples of each group: rows are classes, columns bias labels. */
  readonly groups: readonly (readonly number[])[];
}

export interface CheckReport {
  readonly name: string;
  readonly splits: readonly CheckedSplit[];
  readonly problems: readonly Problem[];
}

function countGroups(files: readonly ListedFile[], classes: number, biases: number): number[][] {
  const flat = new Uint32Array(classes * biases);
  for (const { classLabel, biasLabel } of files) {
    const cell = classLabel * biases + biasLabel;
    flat[cell] = (flat[cell] ?? 0) + 1;
  }
  return Array.from({ length: classes }, (_, row) => [...flat.subarray(row * biases, (row + 1) * biases)]);
}

/**
 * Reads each image that no current packed cache vouches for; a split without problems is cached on the way. Throws a
 * UserError data-set-missing where there is nothing to check; problems of files are reported, not thrown.
 */
export async function checkDataset(request: CheckRequest): Promise<CheckReport> {
  const { root, name, signal, progress, userCache } = request;
  const there = await ratiosIn(datasetFolder(root, name));
  const ratios = there.filter((ratio) => request.conflictPercent === undefined || ratio === request.conflictPercent);
  const [first] = ratios;
  if (first === undefined) {
    const wanted =
      request.conflictPercent === undefined ? '' : ` with a conflict ratio of ${request.conflictPercent} %`;
    throw new UserError({
      code: 'data-set-missing',
      message: `There is no data set ${name}${wanted} below ${root}`,
      remedy: 'dcwp data list shows what is there; dcwp data build makes one.',
    });
  }
  const splits: CheckedSplit[] = [];
  const problems: Problem[] = [];
  const check = async (split: Split, conflictPercent: number): Promise<void> => {
    const description = await describeDataset(root, name, conflictPercent);
    const place = { root, name, split, conflictPercent, description, signal, progress, userCache };
    const loaded = await loadSplit(place, await listPlace(place));
    const { files } = loaded.listing;
    problems.push(...loaded.problems);
    splits.push({
      split,
      conflictPercent: split === 'test' ? null : conflictPercent,
      count: files.length,
      conflicting: files.filter((file) => file.classLabel !== file.biasLabel).length,
      groups: countGroups(files, description.classes, description.biases),
    });
  };
  for (const ratio of ratios) {
    await check('train', ratio);
    await check('valid', ratio);
  }
  await check('test', first);
  return { name, splits, problems };
}

/** The error that a report with problems ends in; its problems were shown already. */
export function checkError({ name, problems }: CheckReport): UserError {
  return problemsError(name, problems, 'Mend or remove these files, or build the set again.', 0);
}
