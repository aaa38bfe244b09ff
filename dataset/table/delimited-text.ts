// Reading a CSV file, or its like with semicolons or tabs, into records.
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { FailureError, UserError } from '../../shared/errors.ts';
import { isBelow } from '../file-walk.ts';

export interface TextRecord {
  /** 1 is the header; where a field has a line break, it counts as one. */
  readonly row: number;
  readonly fields: readonly string[];
}

export interface DelimitedText {
  /** Name of the file without its folders. */
  readonly file: string;
  readonly header: readonly string[];
  /** Empty lines are left out. */
  readonly records: readonly TextRecord[];
}

/** Excel writes UTF-16 where it is asked for Unicode text. */
function decode(bytes: Buffer, path: string): string {
  const utf16 = bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError(
      {
        code: 'csv-encoding',
        message: `${path} is not written in UTF-8`,
        remedy: 'Save it as CSV UTF-8.',
      },
      { cause: error },
    );
  }
}

/**
 * The text of a file that describes a data set below the data root `root`. Throws a KnownError where it can't be read, or is
 * a symbolic link that leaves the root.
 */
export async function readText(root: string, path: string): Promise<string> {
  let bytes: Buffer;
  if (!isBelow(realpathSync(root), realpathSync(path))) {
    throw new UserError({
      code: 'link-leaves-root',
      message: `${path} is a symbolic link that leaves the data root; not followed`,
      remedy: 'Put the file itself there.',
    });
  }
  try {
    bytes = await readFile(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FailureError(
      { code: 'csv-unreadable', message: `${path} was not read: ${why}`, remedy: 'Make it readable.' },
      { cause: error },
    );
  }
  return decode(bytes, path);
}

/**
 * Parses in one go: 0.4 s for the 202,600 lines of 41 fields that list the attributes of CelebA. Throws a UserError where a
 * quotation mark is never closed, as the rest of the file would be one field.
 */
export async function readDelimited(root: string, path: string): Promise<DelimitedText> {
  const { data, errors } = Papa.parse<string[]>(await readText(root, path), {
    header: false,
    delimitersToGuess: [',', ';', '\t'],
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    throw new UserError({
      code: 'csv-broken',
      message: `${path}, row ${(broken.row ?? 0) + 1}: ${broken.message}`,
      remedy: 'Close that quotation mark, or double one that belongs to the text.',
    });
  }
  const [header = [], ...rest] = data;
  const records = rest.map((fields, index) => ({ row: index + 2, fields }));
  return {
    file: basename(path),
    header: header.map((name) => name.trim()),
    records: records.filter(({ fields }) => fields.some((field) => field.trim() !== '')),
  };
}
