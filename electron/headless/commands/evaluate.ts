// The command `dcwp evaluate`.
import { type Command, Option } from 'commander';
import type { EvaluateRequest } from '../../../shared/engine-protocol.ts';
import type { Run } from '../../services/runs/create-run.ts';

interface EvaluateOptions {
  readonly split: EvaluateRequest['split'];
  readonly json?: boolean;
}

export function registerEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('print the accuracy of a run: total, aligned, conflict, worst group, and of each group')
    .argument('<run>', 'folder or id of the run')
    .addOption(new Option('--split <split>', 'images to evaluate on').choices(['test', 'valid']).default('test'))
    .option('--json', 'print it as JSON')
    .action(async (name: string, { split, json = false }: EvaluateOptions) => {
      const { homeFolders } = await import('../../services/folders.ts');
      const { openRun } = await import('../../services/runs/open-run.ts');
      const home = homeFolders();
      await printEvaluation(openRun(name, home.runs), home.data, split, json);
    });
}

/** Evaluates the run's last network and prints the result on stdout. */
export async function printEvaluation(
  run: Run,
  dataFolder: string,
  split: EvaluateRequest['split'],
  json: boolean,
): Promise<void> {
  const { evaluate, evaluationJson, evaluationText } = await import('../evaluation.ts');
  const found = await evaluate(run, dataFolder, split);
  process.stdout.write(`${json ? JSON.stringify(evaluationJson(run, found)) : evaluationText(run, found)}\n`);
}
