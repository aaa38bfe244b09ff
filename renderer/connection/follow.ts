// What goes on at the host, as streams of batches for the stores to fold.
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import type { RunNews } from '../../shared/api/runs.ts';
import type { WorkbenchChanges } from '../../shared/api/workbench.ts';
import { parseEventLog } from '../../shared/event-log.ts';
import type { RunEvent } from '../../shared/events.ts';
import { answers } from './ask-again.ts';

export interface RunBatch extends Omit<RunNews, 'log'> {
  /** In order, each once; give them to `runStateOf` with the state so far. Empty where only the point or summary moved. */
  readonly events: readonly RunEvent[];
}

/** A run from the beginning of its log, for as long as `signal` lets it; ten batches a second at most. */
export async function* followRun(client: WorkbenchClient, id: string, signal: AbortSignal): AsyncGenerator<RunBatch> {
  let offset = 0;
  let tick = 0;
  const ask = () => client.runs.news({ id, offset, tick }, { signal });
  let asked: Promise<RunNews> | null = null;
  const take = (): Promise<RunNews> => {
    const answer = asked ?? ask();
    asked = null;
    return answer;
  };
  for await (const { log, ...news } of answers(take, signal)) {
    offset = news.next;
    tick = news.tick;
    // A long log comes in pieces: the next one is on its way while this one is read.
    if (news.more) {
      asked = ask();
      asked.catch(() => {}); // Told where it is taken.
    }
    yield { ...news, events: parseEventLog(log, id) };
  }
}

/** All runs, the queue, jobs, settings: first everything, then what changed. */
export async function* followWorkbench(client: WorkbenchClient, signal: AbortSignal): AsyncGenerator<WorkbenchChanges> {
  let cursor: string | null = null;
  for await (const changes of answers(() => client.workbench.changes({ cursor }, { signal }), signal)) {
    cursor = changes.cursor;
    yield changes;
  }
}
