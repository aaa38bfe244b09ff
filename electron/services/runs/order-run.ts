// From an order of a page to a run, or to all that stands against it.
import { resolve } from 'node:path';
import type { OrderProblem, RunOrder } from '../../../shared/api/runs.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import { KnownError, UserError } from '../../../shared/errors.ts';
import { checkSources } from '../../../shared/resolve-configuration.ts';
import { readCorrection } from '../samples/corrected-sets.ts';
import { checkData } from './check-data.ts';
import { type Run, refuseTakenName } from './create-run.ts';
import { checkDiskSpace } from './disk-space.ts';
import { dataRoots, requireRuntime } from './engine-request.ts';
import { checkTakeOver, type TakeOver } from './inherit.ts';
import { prepareRun } from './prepare-run.ts';

export interface OrderPlace {
  readonly runsRoot: string;
  readonly dataFolder: string;
  /** The run of that id. Throws the UserError `run-missing`. */
  readonly runOf: (id: string) => Run;
}

/** Everything that stands against starting, nothing where it can start. */
export async function problemsOf(order: RunOrder, place: OrderPlace): Promise<OrderProblem[]> {
  const problems: OrderProblem[] = [];
  const attempt = async (settings: readonly string[], check: () => unknown): Promise<void> => {
    try {
      await check();
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      problems.push({ settings, code: error.code, message: error.message, remedy: error.remedy });
    }
  };
  let configuration: Configuration | null = null;
  await attempt([], () => {
    const checked = checkSources(sourcesOf(order, place));
    configuration = checked.configuration;
    problems.push(...checked.problems.map((problem) => ({ ...problem, code: 'configuration-invalid' })));
  });
  await attempt([], requireRuntime);
  await attempt([], () => checkDiskSpace(place.runsRoot));
  if (configuration !== null) await checkConfigured(configuration, order, place, attempt);
  return problems;
}

type Attempt = (settings: readonly string[], check: () => unknown) => Promise<void>;

async function checkConfigured(
  configuration: Configuration,
  { from }: RunOrder,
  { runsRoot, dataFolder, runOf }: OrderPlace,
  attempt: Attempt,
): Promise<void> {
  const roots = dataRoots(configuration, dataFolder);
  await attempt(['data', 'conflict_pct'], () => checkData(configuration, roots));
  await attempt(['exp_name'], () => refuseTakenName(configuration, runsRoot));
  await attempt(['log_dir'], () => refuseOtherRoot(configuration, runsRoot));
  await attempt(['phase'], () => refuseTest(configuration));
  if (from !== null) await attempt([], () => checkTakeOver(takeOver(from, runOf), configuration));
}

/** Makes the run. Throws a KnownError, which names everything that is wrong with the settings. */
export async function createOrdered(order: RunOrder, place: OrderPlace): Promise<Run> {
  const configuration = configurationOf(order, place);
  refuseOtherRoot(configuration, place.runsRoot);
  refuseTest(configuration);
  const { runsRoot, dataFolder, runOf } = place;
  const from = order.from === null ? undefined : takeOver(order.from, runOf);
  return await prepareRun({ configuration, preset: order.preset, runsRoot, dataFolder, from });
}

/** What is ordered. Throws the UserError `configuration-invalid`, which names everything that is wrong with the settings. */
export function configurationOf(order: RunOrder, place: Pick<OrderPlace, 'runOf'>): Configuration {
  const { configuration, problems } = checkSources(sourcesOf(order, place));
  if (configuration !== null) return configuration;
  throw new UserError({
    code: 'configuration-invalid',
    message: problems.map(({ message }) => message).join('; '),
    remedy: problems.map(({ remedy }) => remedy).join(' '),
  });
}

function takeOver(from: NonNullable<RunOrder['from']>, runOf: OrderPlace['runOf']): TakeOver {
  const parent = runOf(from.run);
  const { stage, minedSet } = from;
  return { parent, stage, correction: minedSet === undefined ? undefined : readCorrection(parent.folder, minedSet) };
}

function sourcesOf({ from, preset, values }: RunOrder, { runOf }: Pick<OrderPlace, 'runOf'>) {
  const base = from === null ? undefined : { ...runOf(from.run).record.configuration, exp_name: null };
  return { base, preset: preset ?? undefined, argumentsGiven: values };
}

function refuseOtherRoot({ log_dir }: Configuration, runsRoot: string): void {
  if (log_dir === null || resolve(log_dir) === resolve(runsRoot)) return;
  throw new UserError({
    code: 'log-dir-elsewhere',
    message: `log_dir is ${log_dir}, and the workbench keeps its runs in ${runsRoot}`,
    remedy: 'Leave log_dir out, or choose that folder for runs in Settings.',
  });
}

function refuseTest({ phase }: Configuration): void {
  if (phase === 'train') return;
  throw new UserError({
    code: 'phase-test',
    message: 'phase test trains nothing',
    remedy: 'Leave phase at train; a run that was trained shows its accuracies when it is opened.',
  });
}
