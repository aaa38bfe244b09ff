// The jobs about data sets.
import { BUILDERS } from '../../../dataset/builders.ts';
import type { ImportOrder } from '../../../shared/api/import.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Job, JobResult } from '../../../shared/job.ts';
import type { JobOptions, Jobs } from '../jobs.ts';
import { buildLines, countLines, findingLines } from './data-lines.ts';

export interface BuildOrder {
  readonly builder: string;
  readonly name: string;
  readonly conflictPercent: number;
  readonly seed: number;
  readonly source: string | null;
  readonly settings: Readonly<Record<string, number>>;
}

const ratioText = (conflictPercent: number | null): string =>
  conflictPercent === null ? '' : `, ${conflictPercent} % conflicting`;

/** Throws a UserError where there is no such builder. */
export function startBuild(jobs: Jobs, root: string, order: BuildOrder): Job {
  const builder = BUILDERS.find(({ name }) => name === order.builder);
  if (builder === undefined) {
    throw new UserError({
      code: 'builder-unknown',
      message: `There is no builder ${order.builder}`,
      remedy: `Choose one of ${BUILDERS.map(({ name }) => name).join(', ')}.`,
    });
  }
  const title = `Build ${builder.title}${ratioText(order.conflictPercent)}`;
  return jobs.start('build-data', title, async (options) => ({ lines: await build(root, order, options), run: null }));
}

async function build(root: string, order: BuildOrder, options: JobOptions): Promise<string[]> {
  const { buildDataset } = await import('../../../dataset/build.ts');
  const builder = BUILDERS.find(({ name }) => name === order.builder);
  if (builder === undefined) return [];
  const { source, ...rest } = order;
  return buildLines(await buildDataset(builder, { root, ...rest, source: source ?? undefined, ...options }));
}

/** A job that makes a data set of the user's folder, then looks at every file of it, as `startCheck` does. */
export function startImport(jobs: Jobs, root: string, order: ImportOrder): Job {
  return jobs.start('import-data', `Import ${order.name}`, async (options) => {
    const { importDataset } = await import('../../../dataset/import/import-dataset.ts');
    await importDataset(root, order, options);
    return await check(root, order.name, null, options);
  });
}

/** A job that ends with every problem, and with the counts of each group as details. */
export function startCheck(jobs: Jobs, root: string, name: string, conflictPercent: number | null): Job {
  return jobs.start('check-data', `Check ${name}${ratioText(conflictPercent)}`, (options) =>
    check(root, name, conflictPercent, options),
  );
}

async function check(
  root: string,
  name: string,
  conflictPercent: number | null,
  options: JobOptions,
): Promise<JobResult> {
  const { checkDataset } = await import('../../../dataset/check.ts');
  const report = await checkDataset({ root, name, conflictPercent: conflictPercent ?? undefined, ...options });
  return { lines: findingLines(report), details: countLines(report), problems: report.problems.length, run: null };
}

/** The set that the preset `quick` trains on; the same as `dcwp demo` builds. */
export async function buildDemoData(root: string, conflictPercent: number, options: JobOptions): Promise<void> {
  const order = { builder: 'cmnist', name: 'cmnist', conflictPercent, seed: 1, source: null, settings: {} };
  await build(root, order, options);
}
