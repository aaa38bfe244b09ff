// The API as this workbench implements it: each call of the contract, once for all hosts.
import { implement, ORPCError } from '@orpc/server';
import { planImport } from '../../../dataset/import/plan-import.ts';
import { surveyFolder } from '../../../dataset/import/survey-folder.ts';
import { contract } from '../../../shared/api/contract.ts';
import type { SetQuestion } from '../../../shared/api/data.ts';
import { KnownError, serializeError } from '../../../shared/errors.ts';
import { packColumns } from '../../../shared/sample-columns.ts';
import { startBuild, startCheck, startImport } from '../data/data-jobs.ts';
import { listData } from '../data/list-data.ts';
import type { SetPlace } from '../data/list-set.ts';
import { placeOfRun } from '../data/place-of-run.ts';
import { startDemo } from '../demo-job.ts';
import { machineReport } from '../doctor/machine-report.ts';
import { maskOverlaps } from '../evaluation/read-masks.ts';
import { readPredictions } from '../evaluation/read-predictions.ts';
import { readReport } from '../evaluation/read-report.ts';
import { reportView } from '../evaluation/report-view.ts';
import { exportsOf } from '../exporting/exports.ts';
import { listFolders } from '../list-folders.ts';
import { maskAt } from '../runs/log-reader.ts';
import { problemsOf } from '../runs/order-run.ts';
import { correctedMarks, correctMinedSet } from '../samples/correct-mined-set.ts';
import { correctionSummaries } from '../samples/correction-summaries.ts';
import { startSetUp } from '../set-up-job.ts';
import type { Workbench } from '../workbench.ts';
import { runNews, runOutline } from './run-news.ts';
import { workbenchChanges } from './workbench-changes.ts';

/** What every call does around its own work: a known error reaches the page as itself, another one without its stack. */
function workbenchApi(log: (line: string) => void) {
  return implement(contract).use(async ({ next, path, signal }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError || signal?.aborted) throw error;
      const { stack, ...facts } = serializeError(error);
      if (!(error instanceof KnownError)) log(`${path.join('.')}: ${stack ?? facts.message}`);
      throw new ORPCError('KNOWN', { message: facts.message, data: facts });
    }
  });
}

type Api = ReturnType<typeof workbenchApi>;

/** The calls of a workbench. `log` is told of what goes wrong unexpectedly. */
export function workbenchRouter(workbench: Workbench, log: (line: string) => void) {
  const api = workbenchApi(log);
  return api.router({
    workbench: workbenchCalls(api, workbench),
    runs: runCalls(api, workbench),
    data: dataCalls(api, workbench),
    comparison: comparisonCalls(api, workbench),
    samples: sampleCalls(api, workbench),
    exports: exportCalls(api, workbench),
  });
}

function workbenchCalls({ workbench: api }: Api, workbench: Workbench) {
  return {
    changes: api.changes.handler(({ input, signal }) => workbenchChanges(workbench, input.cursor, signal)),
    setSettings: api.setSettings.handler(({ input }) => workbench.setSettings(input)),
    examine: api.examine.handler(({ signal }) => machineReport(signal, workbench.probe)),
    setUpRuntime: api.setUpRuntime.handler(({ input }) => ({
      job: startSetUp(workbench.jobs, input.device, workbench.probe).id,
    })),
    demo: api.demo.handler(() => ({ job: startDemo(workbench).id })),
    cancelJob: api.cancelJob.handler(({ input }) => workbench.jobs.cancel(input.id)),
    dismissJob: api.dismissJob.handler(({ input }) => workbench.jobs.dismiss(input.id)),
    folders: api.folders.handler(({ input }) => listFolders(input.path)),
  };
}

function dataCalls({ data: api }: Api, workbench: Workbench) {
  const { jobs, samples } = workbench;
  return {
    list: api.list.handler(() => listData(workbench.dataFolder)),
    build: api.build.handler(({ input }) => ({ job: startBuild(jobs, workbench.dataFolder, input).id })),
    survey: api.survey.handler(({ input, signal }) => surveyFolder(input.folder, signal)),
    planImport: api.planImport.handler(
      async ({ input, signal }) => (await planImport(workbench.dataFolder, input, signal)).plan,
    ),
    import: api.import.handler(({ input }) => ({ job: startImport(jobs, workbench.dataFolder, input).id })),
    check: api.check.handler(({ input: { name, conflictPercent } }) => ({
      job: startCheck(jobs, workbench.dataFolder, name, conflictPercent).id,
    })),
    open: api.open.handler(({ input }) => samples.open(setPlace(workbench, input))),
    labels: api.labels.handler(async ({ input }) => new Blob([await samples.labels(input.set, input.split)])),
    paths: api.paths.handler(({ input }) => samples.paths(input.set, input.split, input.indices)),
  };
}

function comparisonCalls({ comparison: api }: Api, workbench: Workbench) {
  const runOf = (id: string) => workbench.library.get(id).run;
  return {
    masks: api.masks.handler(({ input }) => maskOverlaps(input.runs.map(runOf))),
    predictions: api.predictions.handler(({ input }) => readPredictions(runOf(input.run).folder, input.split) ?? null),
    report: api.report.handler(({ input }) => reportView(readReport(runOf(input.run).folder, input.split))),
    evaluate: api.evaluate.handler(({ input: { run, ...order } }) => ({ job: workbench.evaluate(run, order).id })),
  };
}

function exportCalls({ exports: api }: Api, workbench: Workbench) {
  return {
    list: api.list.handler(({ input }) => exportsOf(workbench.library.get(input.run).run)),
    start: api.start.handler(({ input: { run, ...order } }) => ({ job: workbench.export(run, order).id })),
    reveal: api.reveal.handler(({ input }) => workbench.revealExport(input.run, input.name)),
  };
}

/** Of a set of the data folder, or of what a run was trained on. A set without ratios is found whatever ratio is asked for. */
function setPlace(workbench: Workbench, asked: SetQuestion): SetPlace {
  if ('name' in asked) {
    return { root: workbench.dataFolder, name: asked.name, conflictPercent: asked.conflictPercent ?? 0 };
  }
  return placeOfRun(workbench.library.get(asked.run).run, workbench.dataFolder);
}

function sampleCalls({ samples: api }: Api, workbench: Workbench) {
  const { runSamples } = workbench;
  const runOf = (id: string) => workbench.library.get(id).run;
  return {
    preview: api.preview.handler(({ input: { run } }) => runSamples.preview(runOf(run), setPlace(workbench, { run }))),
    open: api.open.handler(({ input: { run } }) => runSamples.open(runOf(run), setPlace(workbench, { run }))),
    columns: api.columns.handler(({ input }) => new Blob([packColumns(runSamples.columns(input.run, input.split))])),
    corrections: api.corrections.handler(({ input }) => correctionSummaries(runOf(input.run).folder)),
    correction: api.correction.handler(({ input }) => new Blob([correctedMarks(runOf(input.run), input.version)])),
    correct: api.correct.handler(({ input }) => correctMinedSet(runOf(input.run), input)),
  };
}

function runCalls({ runs: api }: Api, workbench: Workbench) {
  return {
    get: api.get.handler(({ input }) => workbench.library.get(input.id).summary),
    outline: api.outline.handler(({ input, signal }) => runOutline(workbench.library, input.id, signal)),
    news: api.news.handler(({ input, signal }) => runNews(workbench.library, input, signal)),
    report: api.report.handler(async ({ input: { id } }) => new Blob([await workbench.report(id)])),
    mask: api.mask.handler(({ input }) => new Blob([maskAt(workbench.library.get(input.id).run.folder, input.offset)])),
    check: api.check.handler(({ input }) => problemsOf(input, workbench.orderPlace)),
    estimate: api.estimate.handler(({ input, signal }) => workbench.estimate(input, signal)),
    start: api.start.handler(async ({ input }) => ({ id: await workbench.startRun(input.order, input.place) })),
    resume: api.resume.handler(({ input }) => {
      workbench.library.get(input.id);
      workbench.queue.add(input.id, input.place);
    }),
    pause: api.pause.handler(({ input }) => workbench.queue.pause(input.id)),
    proceed: api.proceed.handler(({ input }) => workbench.queue.proceed(input.id)),
    stop: api.stop.handler(({ input }) => workbench.queue.stop(input.id)),
    move: api.move.handler(({ input }) => workbench.queue.move(input.id, input.place)),
    label: api.label.handler(({ input }) => workbench.library.label(input.id, input.label)),
    remove: api.remove.handler(({ input }) => workbench.removeRuns(input.ids)),
    restore: api.restore.handler(({ input }) => workbench.restoreRuns(input.ids)),
  };
}
