// The command `dcwp import`.
import type { Command } from 'commander';
import { addConfigurationOptions, readConfiguration } from './configuration-options.ts';

interface ImportOptions {
  readonly runDir?: string;
  readonly json?: boolean;
}

const HELP = `
The file is a checkpoint of the published program (.ckpt or .pth: of its two networks the classifier is taken), a state
dict of one of its classes, or safetensors with the same names. No code in it is run. Settings say what it is: --data,
--conflict_pct, --network, and --method: DCWP, as is usual, has a mask; import weights without a mask by --method ERM.
The run that results is evaluated, and can be looked into, compared and exported as others.`;

export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description('make a run from weights that were trained elsewhere, such as by the published program')
    .argument('<file>', 'safetensors or PyTorch checkpoint')
    .option('--run-dir <folder>', 'folder of the run; it must be empty or not there yet')
    .option('--json', 'print where the run is as JSON')
    .addHelpText('after', HELP);
  addConfigurationOptions(command);
  command.action(run);
}

async function run(file: string, options: ImportOptions & Record<string, unknown>): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { importWeights } = await import('../../services/importing/import-run.ts');
  const { forkEngine } = await import('../../services/runs/fork-engine.ts');
  const { withDataProgress } = await import('../data-progress.ts');
  const home = userFolders();
  const { configuration, preset } = readConfiguration(options);
  const { runDir, json = false } = options;
  const order = { file, configuration, preset, runsRoot: home.runs, runDir, dataFolder: home.data };
  const { folder, record } = await withDataProgress((work) => importWeights(order, forkEngine, work));
  const lines = [`Run folder: ${folder}`, `To see what it is worth: dcwp evaluate ${folder}`];
  process.stdout.write(json ? `${JSON.stringify({ run: record.id, folder })}\n` : `${lines.join('\n')}\n`);
}
