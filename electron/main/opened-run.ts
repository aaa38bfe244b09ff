// The run whose run.json the system asks to open.
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { RUN_FILE } from '../../shared/run-record.ts';

/** The first run.json that a command line names; undefined where it names none. */
export function runFileIn(args: readonly string[], folder: string): string | undefined {
  const named = args.find((argument) => basename(argument) === RUN_FILE);
  return named === undefined ? undefined : resolve(folder, named);
}

/** The id of the run. Throws a UserError where the file is gone, or the run lies outside of `runsRoot`. */
export function openedRun(file: string, runsRoot: string): string {
  const folder = dirname(file);
  if (existsSync(file) && dirname(folder) === resolve(runsRoot)) return basename(folder);
  throw new UserError({
    code: 'run-elsewhere',
    message: existsSync(file)
      ? `The run in ${folder} is not in the folder of runs, ${runsRoot}`
      : `${file} is not there`,
    remedy: 'Copy the folder of the run there, or choose the folder that holds it in Settings.',
  });
}
