// The files that describe CelebA: the subsample of the published program, or else those of CelebA's authors.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { columnsOf } from '../table/columns.ts';
import { readDelimited, readText, type TextRecord } from '../table/delimited-text.ts';

/** Below the set's folder. */
export const METADATA = 'metadata_blonde_subsampled.csv';
/** Where the authors' files may lie. */
const FOLDERS = ['celeba', '.', 'celeba/Anno', 'celeba/Eval', 'Anno', 'Eval'];
const ENDINGS = ['txt', 'csv'];

/** One image's fields, as text. */
export interface AttributeRecord {
  readonly row: number;
  readonly image: string;
  readonly blond: string;
  readonly male: string;
  readonly split: string;
}

/** The authors' file of that name, below `base`. */
export function original(base: string, name: string): string | undefined {
  const files = FOLDERS.flatMap((folder) => ENDINGS.map((ending) => join(base, folder, `${name}.${ending}`)));
  return files.find((file) => existsSync(file));
}

/** All fields of the subsample's file. */
export async function readSubsample(root: string, base: string): Promise<AttributeRecord[]> {
  const path = join(base, METADATA);
  const text = await readDelimited(root, path);
  const columns = columnsOf(text, path, ['image_id', 'split', 'Blond_Hair', 'Male']);
  return text.records.map(({ row, fields }) => ({
    row,
    image: fields[columns.image_id] ?? '',
    blond: fields[columns.Blond_Hair] ?? '',
    male: fields[columns.Male] ?? '',
    split: fields[columns.split] ?? '',
  }));
}

/** All images of CelebA. Those that are in one of the files alone have empty fields. */
export async function readOriginal(root: string, attributes: string, partition: string): Promise<AttributeRecord[]> {
  const labels = await readColumns(root, attributes, ['Blond_Hair', 'Male'], true);
  const splits = await readColumns(root, partition, ['partition'], false);
  const splitOf = new Map(splits.map(({ image, values: [split = ''] }) => [image, split]));
  return labels.map(({ row, image, values: [blond = '', male = ''] }) => {
    return { row, image, blond, male, split: splitOf.get(image) ?? '' };
  });
}

interface ImageRecord {
  readonly row: number;
  readonly image: string;
  readonly values: readonly string[];
}

/** `columns` of a file whose first column names the image. A text file of the partition has no header. */
async function readColumns(
  root: string,
  path: string,
  columns: readonly string[],
  headed: boolean,
): Promise<ImageRecord[]> {
  const { header, records } = path.endsWith('.csv') ? await readCsv(root, path) : await readSpaced(root, path, headed);
  const places = columnsOf({ header: header ?? ['image_id', ...columns] }, path, columns);
  return records.map(({ row, fields: [image = '', ...values] }) => {
    return { row, image, values: columns.map((column) => values[(places[column] ?? 0) - 1] ?? '') };
  });
}

interface Columns {
  /** Undefined where the file has none. */
  readonly header: readonly string[] | undefined;
  readonly records: readonly TextRecord[];
}

const readCsv = (root: string, path: string): Promise<Columns> => readDelimited(root, path);

/** Fields with blanks between them. A headed file begins with a line of the number of images. */
async function readSpaced(root: string, path: string, headed: boolean): Promise<Columns> {
  const lines = (await readText(root, path)).split('\n');
  const records = lines.map((line, index) => ({ row: index + 1, fields: line.trim().split(/\s+/) }));
  const filled = records.filter(({ fields }) => fields[0] !== '');
  if (!headed) return { header: undefined, records: filled };
  const [count, names, ...rest] = filled;
  if (count?.fields.length !== 1 || !/^\d+$/.test(count.fields[0] ?? '') || names === undefined) {
    throw new UserError({
      code: 'csv-broken',
      message: `${path} does not begin with the number of images and the names of the attributes`,
      remedy: `Take ${basename(path)} as CelebA's authors ship it.`,
    });
  }
  return { header: ['image_id', ...names.fields], records: rest };
}
