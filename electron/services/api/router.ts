// The API as this workbench implements it: each call of the contract, once for all hosts.
import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/api/contract.ts';
import { KnownError, serializeError } from '../../../shared/errors.ts';
import { maskAt } from '../runs/log-reader.ts';
import { createOrdered, type OrderPlace, problemsOf } from '../runs/order-run.ts';
import type { Workbench } from '../workbench.ts';
import { runNews } from './run-news.ts';
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
  return api.router({ workbench: workbenchCalls(api, workbench), runs: runCalls(api, workbench) });
}

function workbenchCalls({ workbench: api }: Api, workbench: Workbench) {
  return {
    changes: api.changes.handler(({ input, signal }) => workbenchChanges(workbench, input.cursor, signal)),
    setSettings: api.setSettings.handler(({ input }) => workbench.setSettings(input)),
  };
}

function runCalls({ runs: api }: Api, workbench: Workbench) {
  const place = (): OrderPlace => ({
    runsRoot: workbench.library.root,
    dataFolder: workbench.dataFolder,
    runOf: (id) => workbench.library.get(id).run,
  });
  return {
    get: api.get.handler(({ input }) => workbench.library.get(input.id).summary),
    news: api.news.handler(({ input, signal }) => runNews(workbench.library, input, signal)),
    mask: api.mask.handler(({ input }) => new Blob([maskAt(workbench.library.get(input.id).run.folder, input.offset)])),
    check: api.check.handler(({ input }) => problemsOf(input, place())),
    start: api.start.handler(async ({ input }) => {
      const { record } = await createOrdered(input.order, place());
      workbench.library.refresh(record.id);
      workbench.queue.add(record.id, input.place);
      return { id: record.id };
    }),
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
