// The published file-name scheme: `<id>_<class>_<bias>.png` in align/, conflict/, valid/ or test/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FileWalk } from './file-walk.ts';
import { ratioFolder } from './layout.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { Notice } from './problems.ts';
import { inTurns } from './progress.ts';
import type { Split } from './samples.ts';

const FILE_NAME = /^.+_(\d{1,3})_(\d{1,3})\.(?:png|jpe?g)$/i;

export interface LabelCounts {
  readonly classes: number;
  readonly biases: number;
}

/**
 * Folders of a split below `base`, the data set's folder. Test images are shared by all ratios; so are those of validation
 * where the ratio has none of its own: the authors' copies of bffhq have them here or there.
 */
export function splitFolders(base: string, split: Split, conflictPercent: number): readonly string[] {
  const ratio = ratioFolder(conflictPercent);
  switch (split) {
    case 'train':
      return [`${ratio}/align`, `${ratio}/conflict`];
    case 'valid':
      return [!existsSync(join(base, ratio, 'valid')) && existsSync(join(base, 'valid')) ? 'valid' : `${ratio}/valid`];
    case 'test':
      return ['test'];
  }
}

export function parseFileName(file: string): { classLabel: number; biasLabel: number } | undefined {
  const match = FILE_NAME.exec(file);
  return match === null ? undefined : { classLabel: Number(match[1]), biasLabel: Number(match[2]) };
}

function parseListed(walk: FileWalk, path: string, labels: LabelCounts): ListedFile | undefined {
  const parts = path.split('/');
  const parsed = parseFileName(parts.at(-1) ?? '');
  if (parsed === undefined) {
    return walk.problem('misnamed', path, 'not named <id>_<class>_<bias>.png');
  }
  const { classLabel, biasLabel } = parsed;
  if (classLabel >= labels.classes) {
    return walk.problem('label-out-of-range', path, `class ${classLabel} is outside 0 to ${labels.classes - 1}`);
  }
  if (biasLabel >= labels.biases) {
    return walk.problem('label-out-of-range', path, `bias label ${biasLabel} is outside 0 to ${labels.biases - 1}`);
  }
  const [, group, folder] = parts;
  const expected = classLabel === biasLabel ? 'align' : 'conflict';
  if ((group === 'align' || group === 'conflict') && group !== expected) {
    return walk.problem('misplaced', path, `its labels say ${expected}`);
  }
  if (parts.length === 4 && /^\d+$/.test(folder ?? '') && Number(folder) !== classLabel) {
    return walk.problem('misplaced', path, `class ${classLabel} in the folder of class ${folder}`);
  }
  return { path, classLabel, biasLabel };
}

/** Each aligned group must have a training sample, and some sample must conflict: DCWP needs both. An evaluation can do without a class. */
function checkGroups(
  walk: FileWalk,
  split: Split,
  folders: readonly string[],
  listed: readonly ListedFile[],
  classes: number,
): Notice[] {
  if (split !== 'train') {
    if (listed.length === 0) walk.problem('split-empty', folders.join(', '), 'no image');
    const there = new Set(listed.map(({ classLabel }) => classLabel));
    const missing = Array.from({ length: classes }, (_, label) => label).filter((label) => !there.has(label));
    if (missing.length === 0 || listed.length === 0) return [];
    return [walk.notice('class-missing', folders.join(', '), `no image of class ${missing.join(', ')}`)];
  }
  const aligned = new Set(listed.filter((file) => file.classLabel === file.biasLabel).map((file) => file.classLabel));
  for (let label = 0; label < classes; label += 1) {
    if (!aligned.has(label)) {
      walk.problem('group-empty', `${folders[0]}/${label}`, `no aligned training image of class ${label}`);
    }
  }
  if (listed.every((file) => file.classLabel === file.biasLabel)) {
    walk.problem('group-empty', folders[1] ?? '', 'no conflicting training image');
  }
  return [];
}

/**
 * Lists one split. Images may lie in a split's folder or one folder below, as some of the authors' downloads have flat
 * `valid` folders, some class folders.
 *
 * Each file is looked at (0.4 s for 70,000 when their directories are in memory): the modification times of folders alone
 * would be found in milliseconds, but do not tell when a file is overwritten. A file changed to the same size with its
 * old modification time restored is not noticed.
 */
export async function listPublished(
  walk: FileWalk,
  split: Split,
  conflictPercent: number,
  labels: LabelCounts,
  signal?: AbortSignal,
): Promise<Listing> {
  const folders = splitFolders(walk.base, split, conflictPercent);
  const paths = folders.flatMap((folder) => walk.filesIn(folder, 1)).toSorted();
  const files: ListedFile[] = [];
  await inTurns('listing', paths.length, 2000, { signal }, (index) => {
    const path = paths[index] ?? '';
    const there = walk.note(path) !== undefined;
    const listed = there ? parseListed(walk, path, labels) : walk.problem('file-gone', path, 'it is gone');
    if (listed !== undefined) files.push(listed);
  });
  const whole = walk.problems.every(({ code }) => code !== 'folder-missing');
  const notices = whole ? checkGroups(walk, split, folders, files, labels.classes) : [];
  return { files, problems: walk.problems, notices, fingerprint: walk.fingerprint() };
}
