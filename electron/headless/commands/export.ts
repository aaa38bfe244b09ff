// The command `dcwp export`.
import { type Command, Option } from 'commander';
import {
  type ExportFormat,
  type ExportOption,
  exportFormat,
  exportFormats,
  exportOptions,
} from '../../../shared/export-order.ts';

interface ExportArguments extends Partial<Record<ExportOption, boolean>> {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly checkpoint?: string;
  readonly json?: boolean;
}

const formatLines = Object.entries(exportFormats).map(([name, { summary, options }]) => {
  const known = options.length === 0 ? 'no options' : options.map((option) => `--${option}`).join(' ');
  return `  ${name.padEnd(12)} ${summary}; ${known}`;
});

const HELP = `
Formats:
${formatLines.join('\n')}

What was written is read again by its real consumer, or a strict reader, and compared with the engine on the whole test
set; a model card (README.md and model-card.json) with these checks, sizes and speed stands beside it. The folder appears
whole or not at all.`;

export function registerExport(program: Command): void {
  const command = program
    .command('export')
    .description('take the network of a finished run away, in a format of your choice')
    .argument('<run>', 'folder or id of the run')
    .addOption(new Option('--format <format>', 'what to write').choices(exportFormat.options).makeOptionMandatory())
    .option('--out <folder>', 'where to; empty or not there yet. Default: <run>/exports/<format>')
    .option('--checkpoint <file>', 'a network that does not count, such as checkpoints/pruned.safetensors')
    .option('--json', 'print the model card as JSON')
    .addHelpText('after', HELP);
  for (const [name, text] of Object.entries(exportOptions)) command.option(`--${name}`, text);
  command.action(run);
}

async function run(name: string, options: ExportArguments): Promise<void> {
  const { resolve } = await import('node:path');
  const { exportOrder } = await import('../../../shared/export-order.ts');
  const { userFolders } = await import('../../services/user-folders.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const { exportNetwork, ownExportFolder } = await import('../../services/exporting/exports.ts');
  const { forkEngine } = await import('../../services/runs/fork-engine.ts');
  const { withDataProgress } = await import('../data-progress.ts');
  const home = userFolders();
  const found = openRun(name, home.runs);
  const { out, json = false, checkpoint, ...asked } = options;
  const order = exportOrder.parse(asked);
  const place = { order, checkpoint, out: out === undefined ? ownExportFolder(found, order) : resolve(out) };
  const exported = await withDataProgress((work) => exportNetwork(found, home.data, forkEngine, place, work));
  if (json) return void process.stdout.write(`${JSON.stringify({ folder: exported.folder, card: exported.card })}\n`);
  const { exportLines } = await import('../../../shared/export-lines.ts');
  process.stdout.write(`${exportLines(exported).join('\n')}\n`);
}
