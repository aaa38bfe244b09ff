// The command `dcwp resume`.
import type { Command } from 'commander';

export function registerResume(program: Command): void {
  program
    .command('resume')
    .description('go on with a run that was interrupted, from its last checkpoint')
    .argument('<run>', 'folder or id of the run')
    .option('--tensorboard <folder>', "log there for TensorBoard while it trains, in a folder of the run's name")
    .option('--json', 'print the events as JSON lines')
    .action(resume);
}

interface ResumeOptions {
  readonly tensorboard?: string;
  readonly json?: boolean;
}

async function resume(name: string, { tensorboard, json = false }: ResumeOptions): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const { train } = await import('../train.ts');
  const home = userFolders();
  await train(openRun(name, home.runs), home.data, json, { tensorboard });
}
