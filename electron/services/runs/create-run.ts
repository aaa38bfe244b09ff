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
  readonly imported?: RunRecord['imported'];
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
  const staged = stageRun(order);
  try {
    fill(staged.place);
    return staged.show();
  } catch (error) {
    throw staged.discard(error);
  }
}

/** The same where filling takes its time. `fill` is given the run with the folder that it is filled in. */
export async function createRunBy(order: RunOrder, fill: (run: Run) => Promise<void>): Promise<Run> {
  const staged = stageRun(order);
  try {
    await fill({ folder: staged.place, record: staged.record });
    return staged.show();
  } catch (error) {
    throw staged.discard(error);
  }
}

interface StagedRun {
  /** Hidden, beside the run's own. */
  readonly place: string;
  readonly record: RunRecord;
  show(): Run;
  /** Leaves nothing; gives what is to be thrown. */
  discard(error: unknown): unknown;
}

function stageRun(order: RunOrder): StagedRun {
  const at = new Date();
  const folder = chooseFolder(order, at);
  const record = recordOf(order, basename(folder), at);
  const place = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  const discard = (error: unknown): unknown => {
    rmSync(place, { recursive: true, force: true });
    return error instanceof KnownError || isAbort(error) ? error : writeFailure(folder, error);
  };
  try {
    mkdirSync(join(place, 'checkpoints'), { recursive: true });
    writeFileSync(join(place, RUN_FILE), `${JSON.stringify(record, null, 2)}\n`);
  } catch (error) {
    throw discard(error);
  }
  const show = (): Run => {
    if (existsSync(folder)) rmdirSync(folder); // Empty, as was checked; a rename onto it fails on Windows.
    renameSync(place, folder);
    return { folder, record };
  };
  return { place, record, show, discard };
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const recordOf = (order: RunOrder, id: string, at: Date): RunRecord => ({
  format: RUN_FORMAT,
  id,
  createdAt: at.toISOString(),
  preset: order.preset,
  configuration: order.configuration,
  versions: { app: appVersion(), node: process.versions.node, tensorflow: order.tensorflow },
  machine: thisMachine(),
  parent: order.parent ?? null,
  minedSet: order.minedSet ?? null,
  imported: order.imported ?? null,
});

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
