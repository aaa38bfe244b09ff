// The command `dcwp resume`.
import type { Command } from 'commander';

export function registerResume(program: Command): void {
  program
    .command('resume')
    .description('go on with a run that was interrupted, from its last checkpoint')
    .argument('<run>', 'folder or id of the run')
    .option('--json', 'print the events as JSON lines')
    .action(resume);
}

async function resume(name: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const { train } = await import('../train.ts');
  const home = userFolders();
  await train(openRun(name, home.runs), home.data, json);
}
