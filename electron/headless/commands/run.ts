// The command `dcwp run`.
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { CorrectedMinedSet } from '../../../shared/corrected-mined-set.ts';
import { UserError } from '../../../shared/errors.ts';
import { type StageName, stageName } from '../../../shared/events.ts';
import type { Run } from '../../services/runs/create-run.ts';
import type { TakeOver } from '../../services/runs/inherit.ts';
import { addConfigurationOptions, readConfiguration } from './configuration-options.ts';

interface RunOptions {
  readonly runDir?: string;
  readonly from?: string;
  readonly stage?: StageName;
  readonly minedSet?: string;
  readonly dryRun?: boolean;
  readonly tensorboard?: string;
  readonly json?: boolean;
}

const FOLDERS_HELP = `
Folders:
  A run has a folder of its own, which holds all of it: run.json, events.jsonl, mined.json, checkpoints/. It is made
  in the user's runs folder (see dcwp doctor), or in log_dir where that is set, under a name of its own, or exp_name.
  --run-dir names it directly. Where checkpoint_dir is set, the weights are copied to <checkpoint_dir>/<run> at the
  end; where result_dir is set, a summary is written to <result_dir>/<run>/result.json.
  With --phase test nothing is trained: the run in --run-dir, or of log_dir and exp_name, is evaluated.

Ctrl-C saves and stops; dcwp resume goes on.`;

export function registerRun(program: Command): void {
  const command = program
    .command('run')
    .description('train: pretraining, mining, pruning, retraining')
    .option('--run-dir <folder>', 'folder of the run; it must be empty or not there yet')
    .option('--from <run>', 'take over the results of another run, up to --stage')
    .addOption(
      new Option('--stage <stage>', 'first stage to train anew, with --from').choices(stageName.options.slice(1)),
    )
    .option(
      '--mined-set <version>',
      'with --from and a stage after mining: go by this corrected mined set of that run, or by a file of one',
    )
    .option('--tensorboard <folder>', "log there for TensorBoard while it trains, in a folder of the run's name")
    .option('--dry-run', 'print the resolved configuration and train nothing')
    .option('--json', 'print the events as JSON lines (with --dry-run: the configuration as JSON)')
    .addHelpText('after', FOLDERS_HELP);
  addConfigurationOptions(command);
  command.action(run);
}

async function run(options: RunOptions & Record<string, unknown>): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const { prepareRun } = await import('../../services/runs/prepare-run.ts');
  const home = userFolders();
  const json = options.json ?? false;
  const { namedCorrection } = await import('../../services/samples/corrected-sets.ts');
  const from = parentOf(options, (name) => openRun(name, home.runs), namedCorrection);
  // The settings of the run it goes on from, but for that run's name.
  const base = from === undefined ? undefined : { ...from.parent.record.configuration, exp_name: null };
  const { configuration, preset } = readConfiguration(options, base);
  if (options.dryRun) return void process.stdout.write(`${JSON.stringify(configuration, null, 2)}\n`);
  if (configuration.phase === 'test') {
    const { printEvaluation } = await import('./evaluate.ts');
    const name = options.runDir ?? namedRun(configuration.log_dir ?? home.runs, configuration.exp_name);
    return await printEvaluation({ run: openRun(name, home.runs), dataFolder: home.data, split: 'test', json });
  }
  const { runDir } = options;
  const made = await prepareRun({ configuration, preset, runsRoot: home.runs, dataFolder: home.data, runDir, from });
  const { train } = await import('../train.ts');
  if (!json) process.stdout.write(`Run folder: ${made.folder}\n`);
  await train(made, home.data, json, { tensorboard: options.tensorboard });
}

/** `--from` and `--stage` come together; `--mined-set` needs both. */
function parentOf(
  options: RunOptions,
  open: (name: string) => Run,
  correctionOf: (run: Run, name: string) => CorrectedMinedSet,
): TakeOver | undefined {
  const { from, stage, minedSet } = options;
  if (from !== undefined && stage !== undefined) {
    const parent = open(from);
    return { parent, stage, correction: minedSet === undefined ? undefined : correctionOf(parent, minedSet) };
  }
  if (from === undefined && stage === undefined && minedSet === undefined) return undefined;
  const given = minedSet !== undefined ? '--mined-set' : from === undefined ? '--stage' : '--from';
  const lacking = from === undefined ? '--from' : '--stage';
  throw new UserError({
    code: 'arguments-contradict',
    message: `${given} was given without ${lacking}`,
    remedy: 'Give both, such as --from RUN --stage pruning, or neither.',
  });
}

function namedRun(logDir: string, name: string | null): string {
  if (name !== null) return join(logDir, name);
  throw new UserError({
    code: 'run-missing',
    message: '--phase test evaluates a run, and none is named',
    remedy: 'Name it with --run-dir FOLDER, or with --log_dir and --exp_name.',
  });
}
