// The command `dcwp logs`.
import { type Command, Option } from 'commander';
import type { LogFormat } from '../../services/logs/write-logs.ts';

interface LogsOptions {
  readonly format: LogFormat;
  readonly out: string;
  readonly json?: boolean;
}

const HELP = `
A folder of the run's name is made below --out:
  csv          scalars.csv (losses, accuracies, kept fractions, mined set, speed, memory), groups.csv (accuracy of each
               group), samples.csv (what the network said of the watched test samples): a row for each number
  json         series.json: the same as columns, with the run's configuration
  tensorboard  event files: scalars, images of masks and of the group matrix, histograms of masks. See them with:
               tensorboard --logdir DIR

dcwp run --tensorboard DIR logs for TensorBoard while it trains.`;

export function registerLogs(program: Command): void {
  program
    .command('logs')
    .description('give every series of a run to other tools: CSV, JSON, TensorBoard')
    .argument('<run>', 'folder or id of the run')
    .addOption(
      new Option('--format <format>', 'what to write').choices(['csv', 'json', 'tensorboard']).makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'where to make the folder')
    .option('--json', 'print {"folder": ...}')
    .addHelpText('after', HELP)
    .action(logs);
}

async function logs(name: string, { format, out, json = false }: LogsOptions): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { writeLogs } = await import('../../services/logs/write-logs.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const folder = writeLogs(openRun(name, userFolders().runs), format, out);
  process.stdout.write(json ? `${JSON.stringify({ folder })}\n` : `Written: ${folder}\n`);
}
