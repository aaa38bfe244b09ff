// Training one of several methods that are compared: under the given settings, in a folder of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import type { MethodName } from '../../shared/method-name.ts';
import { isNetworkBySize } from '../../shared/networks-needed.ts';
import { differences } from '../../shared/resolve-configuration.ts';
import type { HomeFolders } from '../services/folders.ts';
import type { Run } from '../services/runs/create-run.ts';
import { openRun } from '../services/runs/open-run.ts';
import { prepareRun } from '../services/runs/prepare-run.ts';
import { readConfiguration } from './commands/configuration-options.ts';
import { train } from './train.ts';

interface MethodOrder {
  readonly method: MethodName;
  /** The command's parsed options: preset, configuration file, settings. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Folder of the runs that are compared. */
  readonly into: string;
  readonly home: HomeFolders;
}

/**
 * Trains a new run, or goes on with the one that is there. Gives it once it is finished, undefined where it was interrupted.
 * Throws the UserError `run-differs` where the one that is there has other settings.
 */
export async function trainMethod({ method, options, into, home }: MethodOrder): Promise<Run | undefined> {
  const { configuration, preset } = readConfiguration({ ...options, method });
  const runDir = join(into, method.toLowerCase());
  const places = { runsRoot: home.runs, dataFolder: home.data, runDir };
  const known = existsSync(join(runDir, 'run.json')) ? openRun(runDir, home.runs) : undefined;
  const run = known ?? (await prepareRun({ configuration, preset, ...places }));
  const { network } = run.record.configuration;
  const expected = isNetworkBySize(configuration) ? { ...configuration, network } : configuration;
  const [different] = differences(expected, run.record.configuration);
  if (different !== undefined) {
    throw new UserError({
      code: 'run-differs',
      message: `The run in ${runDir} has ${different.name} ${different.base}, and ${different.value} is asked for`,
      remedy: 'Choose another folder with --into, or delete that run.',
    });
  }
  process.stderr.write(`${method}: ${run.folder}\n`);
  return (await train(run, home.data, false, { stream: process.stderr })) === undefined ? undefined : run;
}
