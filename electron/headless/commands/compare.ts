// The command `dcwp compare`.
import type { Command } from 'commander';
import type { ComparedRun } from '../../../shared/comparison.ts';
import { UserError } from '../../../shared/errors.ts';
import type { MethodName } from '../../../shared/method-name.ts';
import type { HomeFolders } from '../../services/folders.ts';
import type { Run } from '../../services/runs/create-run.ts';
import { addConfigurationOptions } from './configuration-options.ts';

interface CompareOptions {
  readonly methods?: string;
  readonly into?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

const HELP = `
With --methods each method is trained under the same settings, one after the other, in a folder of its own below --into.
What is there and finished is not trained again; what was interrupted goes on. Ctrl-C saves and stops.`;

export function registerCompare(program: Command): void {
  const command = program
    .command('compare')
    .description('one table of several runs, or of several methods on the same data')
    .argument('[runs...]', 'folders or ids of runs')
    .option('--methods <names>', 'train these methods, such as ERM,JTT,DCWP, or all')
    .option('--into <folder>', 'folder of the runs of --methods (default: compare in the runs folder)')
    .option('--markdown', 'print a Markdown table')
    .option('--json', 'print the rows as JSON')
    .addHelpText('after', HELP);
  addConfigurationOptions(command);
  command.action(compare);
}

async function compare(names: readonly string[], options: CompareOptions & Record<string, unknown>): Promise<void> {
  const { userFolders } = await import('../../services/user-folders.ts');
  const { openRun } = await import('../../services/runs/open-run.ts');
  const home = userFolders();
  const trained = options.methods === undefined ? [] : await train(options.methods, options, home);
  if (trained === undefined) return;
  const runs = [...names.map((name) => openRun(name, home.runs)), ...trained];
  if (runs.length === 0) throw nothingNamed();
  const rows = await Promise.all(runs.map(rowOf));
  if (options.json) return void process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  const { comparisonTable } = await import('../comparison-table.ts');
  process.stdout.write(`${comparisonTable(rows, options.markdown ?? false)}\n`);
}

/** Undefined where training was interrupted. */
async function train(
  names: string,
  options: CompareOptions & Record<string, unknown>,
  home: HomeFolders,
): Promise<readonly Run[] | undefined> {
  const { join } = await import('node:path');
  const { trainMethod } = await import('../train-method.ts');
  const into = options.into ?? join(home.runs, 'compare');
  const runs: Run[] = [];
  for (const method of await methodsIn(names)) {
    const run = await trainMethod({ method, options, into, home });
    if (run === undefined) return undefined;
    runs.push(run);
  }
  return runs;
}

async function methodsIn(names: string): Promise<readonly MethodName[]> {
  const { methodName } = await import('../../../shared/method-name.ts');
  const { nearestName } = await import('../../../shared/nearest-name.ts');
  if (names === 'all') return methodName.options;
  return names.split(',').map((name) => {
    const found = methodName.options.find((known) => known.toLowerCase() === name.trim().toLowerCase());
    if (found !== undefined) return found;
    const meant = nearestName(name, methodName.options);
    throw new UserError({
      code: 'method-unknown',
      message: `There is no method ${name}`,
      remedy: meant === undefined ? `Choose among ${methodName.options.join(', ')}.` : `Did you mean ${meant}?`,
    });
  });
}

async function rowOf({ folder, record }: Run): Promise<ComparedRun> {
  const { comparedRun } = await import('../../../shared/comparison.ts');
  const { runStateOf } = await import('../../../shared/run-state.ts');
  const { readEvents } = await import('../../formats/event-log-file.ts');
  return comparedRun(record, runStateOf(readEvents(folder)));
}

const nothingNamed = (): UserError =>
  new UserError({
    code: 'arguments-missing',
    message: 'compare needs runs, or methods to train',
    remedy: 'Name runs (`dcwp runs` lists them), or methods: dcwp compare --methods all --preset quick.',
  });
