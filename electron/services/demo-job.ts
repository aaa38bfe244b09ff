// The first user's one click: the demo's data set, where it is not there, then a run of the preset `quick`.
import { KnownError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';
import { buildDemoData } from './data/data-jobs.ts';
import { checkData } from './runs/check-data.ts';
import { requireRuntime } from './runs/engine-request.ts';
import type { Workbench } from './workbench.ts';

const PRESET = 'quick';

/** Throws the UserError `runtime-missing` where nothing can be trained yet. */
export function startDemo(workbench: Workbench): Job {
  requireRuntime();
  return workbench.jobs.start('demo', 'Build Colored MNIST and run the demo', async (options) => {
    const root = workbench.dataFolder;
    const configuration = resolveConfiguration({ preset: PRESET });
    try {
      await checkData(configuration, { trainRoot: root, testRoot: root });
    } catch (error) {
      if (!(error instanceof KnownError) || !error.code.startsWith('data-set-')) throw error;
      await buildDemoData(root, configuration.conflict_pct, options);
    }
    options.signal.throwIfAborted();
    const run = await workbench.startRun({ values: {}, preset: PRESET, from: null }, 'next');
    return { lines: [], run };
  });
}
