// What goes on at the host, as streams of batches for the stores to fold.
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import type { RunNews } from '../../shared/api/runs.ts';
import type { WorkbenchChanges } from '../../shared/api/workbench.ts';
import { parseEventLog } from '../../shared/event-log.ts';
import type { RunEvent } from '../../shared/events.ts';
import { answers } from './ask-again.ts';

export interface RunBatch extends Omit<RunNews, 'log' | 'tick' | 'next'> {
  /**
   * In order, each once; give them to `runStateOf` with the state so far. Empty where only the point or summary moved. Those
   * of an outline come again with the others.
   */
  readonly events: readonly RunEvent[];
  /** Of an outline, how many events it stands for: so many come from the log then, from its first on. Null of all others. */
  readonly outlined: number | null;
}

/**
 * A run: its outline, unless its log is too long for that, then all of it from the beginning of its log on, for as long as
 * `signal` lets it; ten batches a second at most.
 */
export async function* followRun(client: WorkbenchClient, id: string, signal: AbortSignal): AsyncGenerator<RunBatch> {
  for await (const outline of answers(() => client.runs.outline({ id }, { signal }), signal)) {
    if (outline !== null) {
      const { log, lines, point, summary } = outline;
      yield { point, summary, more: false, events: parseEventLog(log, id), outlined: lines };
    }
    break;
  }
  let offset = 0;
  let tick = 0;
  const ask = () => client.runs.news({ id, offset, tick }, { signal });
  let asked: Promise<RunNews> | null = null;
  const take = (): Promise<RunNews> => {
    const answer = asked ?? ask();
    asked = null;
    return answer;
  };
  for await (const { log, next, more, point, summary, ...news } of answers(take, signal)) {
    offset = next;
    tick = news.tick;
    // A long log comes in pieces: the next one is on its way while this one is read.
    if (more) {
      asked = ask();
      asked.catch(() => {}); // Told where it is taken.
    }
    yield { point, summary, more, events: parseEventLog(log, id), outlined: null };
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
