// Images whose labels a table tells.
import { join, posix } from 'node:path';
import type { LabelSource } from '../../shared/api/import.ts';
import { SPLIT_NAMES } from '../own/own-table.ts';
import { readDelimited } from '../table/delimited-text.ts';
import type { ImportedImage, ImportedImages } from './imported-image.ts';

type TableSource = Extract<LabelSource, { from: 'table' }>;

/** `there` are the images of the folder. Throws a UserError where the table can't be read. */
export async function imagesByTable(
  folder: string,
  source: TableSource,
  there: readonly string[],
): Promise<ImportedImages> {
  const { records } = await readDelimited(folder, join(folder, source.file));
  const find = finder(there, posix.dirname(source.file));
  const left = new LeftOut(source.file);
  const taken = new Set<string>();
  const images = records.flatMap(({ row, fields }): ImportedImage[] => {
    const field = (column: number | null): string => (column === null ? '' : (fields[column] ?? '')).trim();
    const path = find(field(source.path));
    const className = field(source.class);
    const split = source.split === null ? null : SPLIT_NAMES.get(field(source.split).toLowerCase());
    if (path === undefined) return left.note('naming no image that is there', row, field(source.path));
    if (className === '') return left.note('without a class', row, path);
    if (split === undefined) return left.note('naming no split (train, valid or test)', row, field(source.split));
    if (taken.has(path)) return left.note('naming an image again', row, path);
    taken.add(path);
    return [{ path, className, biasName: field(source.bias), split }];
  });
  const unlisted = there.length - taken.size;
  const notes = [...left.notes(), ...(unlisted === 0 ? [] : [`${count(unlisted, 'image')} in no row: left out`])];
  return { images, notes };
}

/** By its path below the folder or beside the table, else by its name alone where no other image is called so. */
function finder(there: readonly string[], beside: string): (path: string) => string | undefined {
  const all = new Set(there);
  const byName = new Map<string, string | null>();
  for (const path of there) byName.set(posix.basename(path), byName.has(posix.basename(path)) ? null : path);
  return (text) => {
    const path = text.replaceAll('\\', '/').replace(/^\.\//, '');
    if (all.has(path)) return path;
    const near = posix.join(beside, path);
    return all.has(near) ? near : (byName.get(posix.basename(path)) ?? undefined);
  };
}

/** Rows that are left out, told by their reason. */
class LeftOut {
  readonly #file: string;
  readonly #reasons = new Map<string, { rows: number; readonly first: string }>();

  constructor(file: string) {
    this.#file = file;
  }

  note(reason: string, row: number, value: string): [] {
    const known = this.#reasons.get(reason);
    if (known === undefined) this.#reasons.set(reason, { rows: 1, first: `row ${row}, ${JSON.stringify(value)}` });
    else known.rows++;
    return [];
  }

  notes(): string[] {
    return [...this.#reasons].map(
      ([reason, { rows, first }]) => `${count(rows, 'row')} of ${this.#file} ${reason} (first: ${first}): left out`,
    );
  }
}

const count = (value: number, what: string): string => `${value.toLocaleString('en')} ${what}${value === 1 ? '' : 's'}`;
