// The corrected mined sets in a run's folder: each version is written once, whole, and never changed.
import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import {
  CORRECTED_FOLDER,
  CORRECTED_FORMAT,
  type CorrectedMinedSet,
  correctedMinedSet,
  correctedName,
  correctionBetween,
} from '../../../shared/corrected-mined-set.ts';
import { UserError } from '../../../shared/errors.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import type { Run } from '../runs/create-run.ts';
import { readStoredJson } from '../runs/stored-json.ts';
import { requireMinedSet } from './stored-mined-set.ts';

/** Versions that are there, ascending. */
export function correctionVersions(folder: string): number[] {
  const names = filesIn(join(folder, CORRECTED_FOLDER));
  return names
    .flatMap((name) => (/^[1-9]\d{0,8}\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}

/** Throws the UserError `correction-missing`, or one that says why the file is not readable. */
export function readCorrection(folder: string, version: number): CorrectedMinedSet {
  const found = readStoredJson(pathOf(folder, version), correctedMinedSet, CORRECTED_FORMAT);
  if (found !== undefined) return found;
  const there = correctionVersions(folder);
  throw new UserError({
    code: 'correction-missing',
    message: `${folder} has no corrected mined set ${version}`,
    remedy:
      there.length === 0 ? 'Correct its mined set in the view Samples first.' : `Choose among ${there.join(', ')}.`,
  });
}

/** A version of the run's, or a file of one. Throws a UserError where there is none. */
export function namedCorrection(run: Run, versionOrFile: string): CorrectedMinedSet {
  if (/^\d{1,9}$/.test(versionOrFile)) return readCorrection(run.folder, Number(versionOrFile));
  const found = readStoredJson(versionOrFile, correctedMinedSet, CORRECTED_FORMAT);
  if (found !== undefined) return found;
  throw new UserError({
    code: 'correction-missing',
    message: `There is no file ${versionOrFile}${isAbsolute(versionOrFile) ? '' : ` in ${process.cwd()}`}`,
    remedy: 'Name a version of the run, such as 1, or a file of a corrected mined set.',
  });
}

export interface NewCorrection {
  readonly basedOn: number | null;
  /** [training samples], 0 or 1. */
  readonly wanted: Uint8Array;
  readonly note: string;
}

/**
 * Saves the next version, also where another process saves one at the same time. Throws a UserError where it would not
 * correct anything, or leave nothing to go by; a FailureError where it cannot be written.
 */
export function saveCorrection({ folder, record }: Run, { basedOn, wanted, note }: NewCorrection): CorrectedMinedSet {
  const own = requireMinedSet(folder);
  const changes = correctionBetween(own, wanted);
  refuseUseless(changes, wanted);
  if (basedOn !== null) readCorrection(folder, basedOn);
  const facts = { run: record.id, basedOn, createdAt: new Date().toISOString(), author: userInfo().username, note };
  for (let version = (correctionVersions(folder).at(-1) ?? 0) + 1; ; version++) {
    const correction: CorrectedMinedSet = { format: CORRECTED_FORMAT, version, ...facts, ...changes };
    if (writeNew(pathOf(folder, version), `${JSON.stringify(correction)}\n`)) return correction;
  }
}

function refuseUseless({ count, marked, unmarked }: ReturnType<typeof correctionBetween>, wanted: Uint8Array): void {
  if (marked.indices.length + unmarked.indices.length === 0) {
    throw new UserError({
      code: 'correction-empty',
      message: 'The marks are those that the run mined: there is nothing to save',
      remedy: 'Mark or unmark samples first.',
    });
  }
  const size = wanted.reduce((sum, mark) => sum + mark, 0);
  if (size > 0 && size < count) return;
  throw new UserError({
    code: 'mined-set-useless',
    message: size === 0 ? 'No training sample is left in the mined set' : 'All training samples are in the mined set',
    remedy: 'Pruning goes by the difference between the two: leave some in, and some out.',
  });
}

const pathOf = (folder: string, version: number): string => join(folder, CORRECTED_FOLDER, correctedName(version));

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Whether it was written: false where the name is taken. */
function writeNew(path: string, text: string): boolean {
  const staged = `${path}.${randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(staged, text, { flush: true });
    appear(staged, path);
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw writeFailure(path, error);
  } finally {
    rmSync(staged, { force: true });
  }
}

/** A link, unlike a rename, fails where the name is taken, and what is linked is whole. */
function appear(staged: string, path: string): void {
  try {
    linkSync(staged, path);
  } catch (error) {
    if (isTaken(error)) throw error;
    copyFileSync(staged, path, constants.COPYFILE_EXCL); // A file system without links.
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
