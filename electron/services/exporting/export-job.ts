// The job that exports a run's network, in an engine process of its own.
import { basename, isAbsolute } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { exportLines } from '../../../shared/export-lines.ts';
import { type ExportOrder, exportFormats } from '../../../shared/export-order.ts';
import type { Job } from '../../../shared/job.ts';
import type { Jobs } from '../jobs.ts';
import type { Run } from '../runs/create-run.ts';
import type { LaunchEngine } from '../runs/engine-channel.ts';
import { requireRuntime } from '../runs/engine-request.ts';
import { exportNetwork, ownExportFolder } from './exports.ts';

export interface ExportWork {
  readonly run: Run;
  readonly order: ExportOrder;
  /** Null for a folder of the run. */
  readonly out: string | null;
}

/** Throws a UserError where the place is none, or nothing can be computed here. */
export function startExport(
  jobs: Jobs,
  dataFolder: string,
  launch: LaunchEngine,
  { run, order, out }: ExportWork,
): Job {
  if (out !== null && !isAbsolute(out)) throw relativePlace(out);
  requireRuntime();
  const place = { order, out: out ?? ownExportFolder(run, order) };
  const where = out === null ? `as ${basename(place.out)}` : `as ${exportFormats[order.format].title} to ${out}`;
  const title = `Export ${run.record.id} ${where}`;
  return jobs.start('export', title, async (options) => {
    const exported = await exportNetwork(run, dataFolder, launch, place, options);
    // What is in the run's folder is listed with all of its numbers.
    return { lines: out === null ? [] : exportLines(exported), run: null };
  });
}

const relativePlace = (out: string): UserError =>
  new UserError({
    code: 'export-place',
    message: `${out} is no absolute path`,
    remedy: 'Choose a folder, or give its path from the root on.',
  });
