// The report of a run, from its folder and what is left of its data set.
import { UserError } from '../../../shared/errors.ts';
import { runParts } from '../../../shared/run-parts.ts';
import { runStateOf } from '../../../shared/run-state.ts';
import { readEvents } from '../../formats/event-log-file.ts';
import { appVersion } from '../app-version.ts';
import { chartsOf } from '../evaluation/charts.ts';
import { svgOf } from '../evaluation/pictures.ts';
import { readReport } from '../evaluation/read-report.ts';
import type { Run } from '../runs/create-run.ts';
import { readLabel } from '../runs/label-file.ts';
import { gatherSamples } from './gather-samples.ts';
import { svgAddress } from './png-address.ts';
import type { ReportPicture } from './report-content.ts';
import { reportPage } from './report-page.ts';

/** One HTML file. Throws a UserError where the run has no events yet, or its folder is broken. */
export async function makeReport(run: Run, dataFolder: string, madeAt: number): Promise<string> {
  const { record, folder } = run;
  const state = runStateOf(readEvents(folder));
  if (state.startedAt === null) throw nothingYet(folder);
  return await reportPage({
    record,
    label: readLabel(folder),
    state,
    parts: runParts(record.configuration, record.parent?.stage ?? null, state),
    samples: await gatherSamples(run, state, dataFolder),
    pictures: await picturesOf(folder),
    madeBy: appVersion(),
    madeAt,
  });
}

/** Of the evaluation on the test set, where there was one. */
async function picturesOf(folder: string): Promise<ReportPicture[]> {
  const report = readReport(folder, 'test');
  if (report === undefined) return [];
  return await Promise.all(
    chartsOf(report).map(async (chart) => ({
      title: chart.name.replaceAll('-', ' '),
      source: svgAddress(Buffer.from(await svgOf(chart))),
    })),
  );
}

const nothingYet = (folder: string): UserError =>
  new UserError({
    code: 'run-empty',
    message: `The run in ${folder} has not begun: there is nothing to report`,
    remedy: 'Start it first: dcwp resume RUN.',
  });
