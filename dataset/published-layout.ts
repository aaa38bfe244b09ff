// Reader of the published file-name scheme: `<id>_<class>_<bias>.png` in align/, conflict/, valid/ or test/.
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isIgnored, ratioFolder } from './layout.ts';
import type { Problem } from './problems.ts';
import { inTurns } from './progress.ts';
import type { Split } from './samples.ts';

const FILE_NAME = /^.+_(\d{1,3})_(\d{1,3})\.(?:png|jpe?g)$/i;

export interface ListedFile {
  /** Path below the data set's folder with forward slashes: `5pct/align/3/17_3_3.png`. */
  readonly path: string;
  readonly classLabel: number;
  readonly biasLabel: number;
}

export interface Listing {
  /** The well-named files, sorted by path (UTF-16 code units). */
  readonly files: readonly ListedFile[];
  readonly problems: readonly Problem[];
  /** SHA-256 over path, size and modification time of each file: another one means that the folder changed. */
  readonly fingerprint: string;
}

export interface LabelCounts {
  readonly classes: number;
  readonly biases: number;
}

/** Folders of a split below the data set's folder. Test images are shared by all ratios. */
export function splitFolders(split: Split, conflictPercent: number): readonly string[] {
  const ratio = ratioFolder(conflictPercent);
  switch (split) {
    case 'train':
      return [`${ratio}/align`, `${ratio}/conflict`];
    case 'valid':
      return [`${ratio}/valid`];
    case 'test':
      return ['test'];
  }
}

export function parseFileName(file: string): { classLabel: number; biasLabel: number } | undefined {
  const match = FILE_NAME.exec(file);
  return match === null ? undefined : { classLabel: Number(match[1]), biasLabel: Number(match[2]) };
}

interface Walk {
  /** Real path that symbolic links must stay in: the data root. */
  readonly root: string;
  /** The data set's folder. */
  readonly base: string;
  readonly name: string;
  readonly problems: Problem[];
}

function problem(walk: Walk, code: string, path: string, message: string): undefined {
  walk.problems.push({ code, path: `${walk.name}/${path}`, message });
}

/** What a symbolic link points to, if it stays below the data root. */
function followLink(walk: Walk, path: string): Stats | undefined {
  try {
    const target = realpathSync(join(walk.base, path));
    const way = relative(walk.root, target);
    if (way === '..' || way.startsWith(`..${sep}`) || way === target) {
      return problem(walk, 'link-leaves-root', path, 'symbolic link that leaves the data root; not followed');
    }
    return statSync(target);
  } catch {
    return problem(walk, 'link-broken', path, 'symbolic link that points to nothing');
  }
}

function entriesOf(walk: Walk, folder: string): Dirent[] {
  try {
    return readdirSync(join(walk.base, folder), { withFileTypes: true }).filter(({ name }) => !isIgnored(name));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    problem(
      walk,
      missing ? 'folder-missing' : 'folder-unreadable',
      folder,
      missing ? 'no such folder' : 'this folder cannot be read',
    );
    return [];
  }
}

/** Paths of files in `folder` and, `depth` levels down, in its folders. */
function walkFolder(walk: Walk, folder: string, depth: number, found: string[]): void {
  for (const entry of entriesOf(walk, folder)) {
    const path = `${folder}/${entry.name}`;
    const kind = entry.isSymbolicLink() ? followLink(walk, path) : entry;
    if (kind?.isDirectory()) {
      if (depth === 0) {
        problem(walk, 'unexpected-folder', path, 'a folder where images were expected');
      } else {
        walkFolder(walk, path, depth - 1, found);
      }
    } else if (kind?.isFile()) {
      found.push(path);
    } else if (kind !== undefined) {
      problem(walk, 'misnamed', path, 'neither a file nor a folder');
    }
  }
}

function parseListed(walk: Walk, path: string, labels: LabelCounts): ListedFile | undefined {
  const parts = path.split('/');
  const parsed = parseFileName(parts.at(-1) ?? '');
  if (parsed === undefined) {
    return problem(walk, 'misnamed', path, 'not named <id>_<class>_<bias>.png');
  }
  const { classLabel, biasLabel } = parsed;
  if (classLabel >= labels.classes) {
    return problem(walk, 'label-out-of-range', path, `class ${classLabel} is outside 0 to ${labels.classes - 1}`);
  }
  if (biasLabel >= labels.biases) {
    return problem(walk, 'label-out-of-range', path, `bias label ${biasLabel} is outside 0 to ${labels.biases - 1}`);
  }
  const [, group, folder] = parts;
  const expected = classLabel === biasLabel ? 'align' : 'conflict';
  if ((group === 'align' || group === 'conflict') && group !== expected) {
    return problem(walk, 'misplaced', path, `its labels say ${expected}`);
  }
  if (parts.length === 4 && /^\d+$/.test(folder ?? '') && Number(folder) !== classLabel) {
    return problem(walk, 'misplaced', path, `class ${classLabel} in the folder of class ${folder}`);
  }
  return { path, classLabel, biasLabel };
}

/** Each aligned group must have a training sample, and some sample must conflict: DCWP needs both. */
function checkGroups(
  walk: Walk,
  split: Split,
  folders: readonly string[],
  listed: Listing['files'],
  classes: number,
): void {
  if (split !== 'train') {
    if (listed.length === 0) {
      problem(walk, 'split-empty', folders.join(', '), 'no image');
    }
    return;
  }
  const aligned = new Set(listed.filter((file) => file.classLabel === file.biasLabel).map((file) => file.classLabel));
  for (let label = 0; label < classes; label += 1) {
    if (!aligned.has(label)) {
      problem(walk, 'group-empty', `${folders[0]}/${label}`, `no aligned training image of class ${label}`);
    }
  }
  if (listed.every((file) => file.classLabel === file.biasLabel)) {
    problem(walk, 'group-empty', folders[1] ?? '', 'no conflicting training image');
  }
}

/**
 * Lists one split of the data set in `<root>/<name>`. Images may lie in a split's folder or one folder below, as
 * some of the authors' downloads have flat `valid` folders, some class folders.
 *
 * Each file is looked at (0.4 s for 70,000 when their directories are in memory): the modification times of folders alone
 * would be found in milliseconds, but do not tell when a file is overwritten. A file changed to the same size with its
 * old modification time restored is not noticed.
 */
export async function listSplit(
  root: string,
  name: string,
  split: Split,
  conflictPercent: number,
  labels: LabelCounts,
  signal?: AbortSignal,
): Promise<Listing> {
  const walk: Walk = { root: realpathSync(root), base: join(root, name), name, problems: [] };
  const folders = splitFolders(split, conflictPercent);
  const paths: string[] = [];
  for (const folder of folders) {
    walkFolder(walk, folder, 1, paths);
  }
  paths.sort();
  const files: ListedFile[] = [];
  const lines: string[] = [];
  await inTurns('listing', paths.length, 2000, { signal }, (index) => {
    const path = paths[index] ?? '';
    const facts = fileFacts(`${walk.base}/${path}`);
    const listed =
      facts === undefined ? problem(walk, 'file-gone', path, 'it is gone') : parseListed(walk, path, labels);
    if (listed !== undefined) {
      files.push(listed);
    }
    lines.push(`${path}\0${facts?.size}\0${facts?.mtimeMs}\n`);
  });
  if (walk.problems.every(({ code }) => code !== 'folder-missing')) {
    checkGroups(walk, split, folders, files, labels.classes);
  }
  const fingerprint = createHash('sha256').update(lines.join('')).digest('hex');
  return { files, problems: walk.problems, fingerprint };
}

/** Of a link, its target's. Undefined where the file was removed meanwhile. */
function fileFacts(file: string): Stats | undefined {
  const own = lstatSync(file, { throwIfNoEntry: false });
  return own?.isSymbolicLink() ? statSync(file, { throwIfNoEntry: false }) : own;
}
