// The command `dcwp report`.
import type { Command } from 'commander';

interface ReportOptions {
  readonly out: string;
  readonly json?: boolean;
}

const HELP = `
One file with everything inside: results of each stage, accuracy of each group, curves, mining, masks, sample images,
settings, versions. It opens in any browser, light or dark, prints, runs no script and asks no server: good to mail.
Images come from the data set; where that is gone, the report says so. What dcwp evaluate drew is in it too.`;

export function registerReport(program: Command): void {
  program
    .command('report')
    .description('write a run as one HTML file, to read, print or mail')
    .argument('<run>', 'folder or id of the run')
    .requiredOption('--out <file>', 'the file to write; it must not be there yet')
    .option('--json', 'print {"file": ..., "bytes": ...}')
    .addHelpText('after', HELP)
    .action(report);
}

async function report(name: string, { out, json = false }: ReportOptions): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const { makeReport } = await import('../../services/report/make-report.ts');
  const { refuseExisting, writeNewFile } = await import('../../services/new-place.ts');
  const home = userFolders();
  const run = openRun(name, home.runs);
  refuseExisting(out);
  const file = writeNewFile(out, await makeReport(run, home.data, Date.now()));
  process.stdout.write(json ? `${JSON.stringify(file)}\n` : `Written: ${file.file} (${kilobytes(file.bytes)})\n`);
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString('en-US')} kB`;
