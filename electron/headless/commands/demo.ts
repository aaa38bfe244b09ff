// The command `dcwp demo`.
import type { Command } from 'commander';
import type { Configuration } from '../../../shared/configuration.ts';
import type { RunState } from '../../../shared/run-state.ts';
import type { Run } from '../../services/runs/create-run.ts';
import type { Accuracy } from '../demo-table.ts';

const PRESET = 'quick';

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('build Colored MNIST, train the quick preset, and compare the plain classifier with the pruned one')
    .action(demo);
}

async function demo(): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { requireRuntime } = await import('../../services/runs/engine-request.ts');
  const { prepareRun } = await import('../../services/runs/prepare-run.ts');
  const { resolveConfiguration } = await import('../../../shared/resolve-configuration.ts');
  const { train } = await import('../train.ts');
  const home = userFolders();
  const begun = performance.now();
  requireRuntime();
  const configuration = resolveConfiguration({ preset: PRESET });
  await provideData(configuration, home.data);
  const run = await prepareRun({ configuration, preset: PRESET, runsRoot: home.runs, dataFolder: home.data });
  const state = await train(run, home.data, false);
  if (state === undefined) return;
  const { demoTable } = await import('../demo-table.ts');
  const accuracies = await accuraciesOf(run, state, home.data);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(`\n${demoTable(state, accuracies, seconds)}\n\n${nextSteps(run)}\n`);
}

/** Builds the data set where it is not there. */
async function provideData(configuration: Configuration, root: string): Promise<void> {
  const { checkData } = await import('../../services/runs/check-data.ts');
  const { KnownError } = await import('../../../shared/errors.ts');
  try {
    await checkData(configuration, { trainRoot: root, testRoot: root });
    return;
  } catch (error) {
    if (!(error instanceof KnownError) || (error.code !== 'data-set-missing' && error.code !== 'data-set-incomplete'))
      throw error;
  }
  const { buildDemoData } = await import('../demo-data.ts');
  await buildDemoData(root, configuration.conflict_pct);
}

/** On the test set: what the run measured, else an evaluation of the checkpoint. */
async function accuraciesOf(run: Run, state: RunState, dataFolder: string): Promise<Accuracy[]> {
  const { compared, testAccuracyAfter } = await import('../demo-table.ts');
  const { evaluate } = await import('../evaluation.ts');
  const found: Accuracy[] = [];
  for (const { stage, checkpoint } of compared) {
    found.push(testAccuracyAfter(state, stage) ?? (await evaluate(run, dataFolder, { split: 'test', checkpoint })));
  }
  return found;
}

const nextSteps = ({ folder }: Run): string =>
  [
    'Next:',
    `  dcwp evaluate ${folder}`,
    `  dcwp run --from ${folder} --stage pruning --lambda_sparse 1e-7`,
    '  dcwp run --preset cmnist-5pct',
    '  dcwp runs',
  ].join('\n');
