// Making the folder of a new run.
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Configuration } from '../../../shared/configuration.ts';
import { KnownError, UserError } from '../../../shared/errors.ts';
import { RUN_FILE, RUN_FORMAT, type RunRecord } from '../../../shared/run-record.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import { appVersion } from '../app-version.ts';
import { thisMachine } from './machine.ts';
import { runName } from './run-name.ts';

export interface RunOrder {
  readonly configuration: Configuration;
  readonly preset: string | null;
  /** Null where the data set has no conflict ratio. Default: as configured. */
  readonly conflictPercent?: number | null | undefined;
  /** Version of the native runtime. */
  readonly tensorflow: string;
  /** Folder of all runs; the configuration's `log_dir` takes its place. */
  readonly runsRoot: string;
  /** The run's own folder; it takes the place of both. */
  readonly runDir?: string | undefined;
  readonly parent?: RunRecord['parent'];
  readonly minedSet?: RunRecord['minedSet'];
}

export interface Run {
  /** Absolute. */
  readonly folder: string;
  readonly record: RunRecord;
}

/**
 * Makes the folder with its run.json, both or neither; `fill` may put more into it before it appears. Throws the
 * UserError `run-exists` where a folder of that name holds something.
 */
export function createRun(order: RunOrder, fill: (folder: string) => void = () => {}): Run {
  const at = new Date();
  const folder = chooseFolder(order, at);
  const record: RunRecord = {
    format: RUN_FORMAT,
    id: basename(folder),
    createdAt: at.toISOString(),
    preset: order.preset,
    configuration: order.configuration,
    versions: { app: appVersion(), node: process.versions.node, tensorflow: order.tensorflow },
    machine: thisMachine(),
    parent: order.parent ?? null,
    minedSet: order.minedSet ?? null,
  };
  const staged = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    mkdirSync(join(staged, 'checkpoints'), { recursive: true });
    writeFileSync(join(staged, RUN_FILE), `${JSON.stringify(record, null, 2)}\n`);
    fill(staged);
    if (existsSync(folder)) rmdirSync(folder); // Empty, as was checked; a rename onto it fails on Windows.
    renameSync(staged, folder);
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    throw error instanceof KnownError ? error : writeFailure(folder, error);
  }
  return { folder, record };
}

function chooseFolder({ configuration, conflictPercent, runsRoot, runDir }: RunOrder, at: Date): string {
  const { log_dir, exp_name, conflict_pct } = configuration;
  const ratio = conflictPercent === undefined ? conflict_pct : conflictPercent;
  const root = resolve(log_dir ?? runsRoot);
  const named = runDir ?? (exp_name === null ? undefined : join(root, exp_name));
  if (named !== undefined) return free(resolve(named));
  const name = join(root, runName(configuration, ratio, at));
  for (let number = 1; ; number++) {
    const folder = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(folder)) return folder;
  }
}

/** Throws the UserError `run-exists` where the configuration names a run that is there. */
export function refuseTakenName({ log_dir, exp_name }: Configuration, runsRoot: string): void {
  if (exp_name !== null) free(resolve(log_dir ?? runsRoot, exp_name));
}

function free(folder: string): string {
  if (isFree(folder)) return folder;
  throw new UserError({
    code: 'run-exists',
    message: `${folder} is there already`,
    remedy: existsSync(join(folder, RUN_FILE))
      ? `Go on with that run by \`dcwp resume ${folder}\`, or choose another folder or name.`
      : 'Choose a folder that is empty or not there yet.',
  });
}

function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
