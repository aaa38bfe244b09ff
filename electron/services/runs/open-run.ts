// Finding a run by its folder or its id.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { PROGRESS_FILE, PROGRESS_FORMAT, type RunProgress, runProgress } from '../../../shared/run-progress.ts';
import { RUN_FILE, RUN_FORMAT, runRecord } from '../../../shared/run-record.ts';
import type { Run } from './create-run.ts';
import { readStoredJson } from './stored-json.ts';

/** The run in a folder, or undefined where the folder is none. Throws a UserError where its run.json is not readable. */
function runIn(folder: string): Run | undefined {
  const record = readStoredJson(join(folder, RUN_FILE), runRecord, RUN_FORMAT);
  return record === undefined ? undefined : { folder: resolve(folder), record };
}

/** The run in the folder of that name, else the one of that id in `runsRoot`. Throws the UserError `run-missing`. */
export function openRun(folderOrId: string, runsRoot: string): Run {
  const run = runIn(folderOrId) ?? runIn(join(runsRoot, folderOrId));
  if (run !== undefined) return run;
  const what = existsSync(folderOrId)
    ? `${resolve(folderOrId)} is not the folder of a run (it has no ${RUN_FILE})`
    : `There is no run ${folderOrId}`;
  throw new UserError({
    code: 'run-missing',
    message: `${what}; runs are looked for in ${runsRoot}`,
    remedy: 'List the runs with `dcwp runs`, or give the path of the run folder.',
  });
}

/** How far the run has come. */
export function progressOf(folder: string): RunProgress {
  const stored = readStoredJson(join(folder, PROGRESS_FILE), runProgress, PROGRESS_FORMAT);
  return stored ?? { format: PROGRESS_FORMAT, finished: [], partial: null };
}

/** The runs of a folder, newest names first; what is not readable is left out. */
export function runsIn(runsRoot: string): Run[] {
  if (!existsSync(runsRoot)) return [];
  const names = readdirSync(runsRoot).filter((name) => !name.startsWith('.'));
  return names
    .sort()
    .reverse()
    .flatMap((name) => readableRun(join(runsRoot, name)));
}

function readableRun(folder: string): Run[] {
  try {
    const run = runIn(folder);
    return run === undefined ? [] : [run];
  } catch {
    return [];
  }
}
