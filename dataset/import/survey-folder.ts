// A look at a folder that is to be imported: its images are counted, its tables read, none is changed.
import { join } from 'node:path';
import type { FolderSurvey, SurveyedTable } from '../../shared/api/import.ts';
import { KnownError } from '../../shared/errors.ts';
import { ratioOf } from '../layout.ts';
import { parseFileName } from '../published-layout.ts';
import { readDelimited } from '../table/delimited-text.ts';
import { findFiles } from './find-files.ts';
import { guessColumns } from './guess-columns.ts';

/** Rows that are shown of a table, and tables that are read. */
const FIRST_ROWS = 4;
const MOST_TABLES = 20;

/** Throws a UserError where it is no folder that can be read. */
export async function surveyFolder(folder: string, signal?: AbortSignal): Promise<FolderSurvey> {
  const { images, tables } = await findFiles(folder, signal);
  const read: SurveyedTable[] = [];
  for (const file of tables.slice(0, MOST_TABLES)) {
    const table = await surveyTable(folder, file);
    if (table !== undefined) read.push(table);
  }
  const named = images.filter((path) => parseFileName(path) !== undefined);
  const ratios = new Set(named.map((path) => path.split('/')[0] ?? '').filter((part) => ratioOf(part) !== undefined));
  read.sort((one, other) => likelihood(other) - likelihood(one));
  return { folder, images: images.length, tables: read, named: { images: named.length, ratios: [...ratios] } };
}

/** How many roles its columns seem to have, then how many rows. */
const likelihood = ({ guess, rows }: SurveyedTable): number =>
  Object.values(guess).filter((place) => place !== null).length + rows / 1e9;

/** Undefined of a file that is no table. */
async function surveyTable(folder: string, file: string): Promise<SurveyedTable | undefined> {
  try {
    const { header, records } = await readDelimited(folder, join(folder, file));
    if (header.length < 2) return undefined;
    const first = records.slice(0, FIRST_ROWS).map(({ fields }) => fields);
    return { file, columns: header, rows: records.length, first, guess: guessColumns({ columns: header, first }) };
  } catch (error) {
    if (error instanceof KnownError) return undefined;
    throw error;
  }
}
