// Listing the images of a table's split: each row's file is looked for, duplicates are told.
import type { FileWalk } from '../file-walk.ts';
import type { ListedFile, Listing } from '../listing.ts';
import type { Notice } from '../problems.ts';
import { inTurns } from '../progress.ts';
import type { Split } from '../samples.ts';
import type { LabelledRow, LabelledTable } from './labelled-table.ts';

const IMAGE = /\.(?:png|jpe?g|webp)$/i;

/** The path with forward slashes and without `.` parts; undefined where it leaves the folder. */
function insidePath(path: string): string | undefined {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const leaves = parts.includes('..') || /^(?:[\\/]|[A-Za-z]:)/.test(path);
  return leaves || parts.length === 0 ? undefined : parts.join('/');
}

function fileOf(walk: FileWalk, { path, at }: LabelledRow): string | undefined {
  if (path.trim() === '') return walk.problem('path-empty', at, 'no path');
  const inside = insidePath(path);
  if (inside === undefined) return walk.problem('path-outside', at, `${path} is not below the data set's folder`);
  if (!IMAGE.test(inside)) return walk.problem('not-an-image', at, `${path} is no PNG, JPEG or WebP image by its name`);
  return walk.take(inside, at);
}

/** Rows of all splits that name a file of an earlier row again: an image in two splits would be trained and tested on. */
export function duplicates(rows: readonly LabelledRow[]): ReadonlyMap<LabelledRow, LabelledRow> {
  const first = new Map<string, LabelledRow>();
  const again = new Map<LabelledRow, LabelledRow>();
  for (const row of rows) {
    const path = insidePath(row.path)?.normalize('NFC');
    const earlier = path === undefined ? undefined : first.get(path);
    if (earlier !== undefined) again.set(row, earlier);
    else if (path !== undefined) first.set(path, row);
  }
  return again;
}

const byPath = ({ path: one }: ListedFile, { path: other }: ListedFile): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** `again` as `duplicates` gives it. */
export async function listRows(
  walk: FileWalk,
  table: LabelledTable,
  again: ReadonlyMap<LabelledRow, LabelledRow>,
  split: Split,
  signal?: AbortSignal,
): Promise<Listing> {
  const rows = table.rows.filter((row) => row.split === split);
  const files: ListedFile[] = [];
  const found = new Set<string>();
  await inTurns('listing', rows.length, 2000, { signal }, (index) => {
    const row = rows[index];
    if (row === undefined) return;
    const earlier = again.get(row);
    if (earlier !== undefined) {
      return walk.problem('duplicate', row.at, `${row.path} is listed already, in ${earlier.at} (${earlier.split})`);
    }
    const path = fileOf(walk, row);
    if (path === undefined) return;
    // Two spellings of one name may be one file.
    if (found.has(path)) return walk.problem('duplicate', row.at, `${row.path} is listed already`);
    found.add(path);
    files.push({ path, classLabel: row.classLabel, biasLabel: row.biasLabel });
  });
  files.sort(byPath);
  checkBiases(walk, split, rows);
  const notices = checkClasses(walk, split, rows, table);
  return { files, problems: walk.problems, notices, fingerprint: walk.fingerprint() };
}

/** Bias labels are known in all of a split or in none of it. */
function checkBiases(walk: FileWalk, split: Split, rows: readonly LabelledRow[]): void {
  const without = rows.filter(({ biasLabel }) => biasLabel === null);
  if (without.length === 0 || without.length === rows.length) return;
  const others = rows.length - without.length;
  for (const { at } of without) {
    walk.problem('bias-missing', at, `no bias label, and ${others} of the ${SPLIT_WORDS[split]} images have one`);
  }
}

const SPLIT_WORDS: Readonly<Record<Split, string>> = { train: 'training', valid: 'validation', test: 'test' };

/** Training needs each class; an evaluation can do without some. */
function checkClasses(
  walk: FileWalk,
  split: Split,
  rows: readonly LabelledRow[],
  { description: { classNames, aligned } }: LabelledTable,
): Notice[] {
  const word = SPLIT_WORDS[split];
  if (rows.length === 0) {
    walk.problem('split-empty', '', `no ${word} image`);
    return [];
  }
  const there = new Set(rows.map(({ classLabel }) => classLabel));
  const missing = classNames.filter((_, label) => !there.has(label));
  const told = missing.map((name) => `no ${word} image of class ${name}`);
  if (split !== 'train') return told.map((message) => walk.notice('class-missing', '', message));
  for (const message of told) walk.problem('class-missing', '', message);
  const conflicts = rows.some(
    ({ classLabel, biasLabel }) => biasLabel !== null && aligned?.[classLabel]?.[biasLabel] === false,
  );
  if (conflicts || aligned === null || missing.length > 0) return [];
  return [walk.notice('no-conflict', '', 'no training image conflicts: there is nothing that mining could find')];
}
