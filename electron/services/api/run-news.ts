// What is new of a run since a page asked last: from the run's folder, whatever happened to the page meanwhile.
import { setTimeout as wait } from 'node:timers/promises';
import type { RunNews, RunOutline } from '../../../shared/api/runs.ts';
import { waitFor } from '../changes.ts';
import { outlineOf } from '../runs/log-outline.ts';
import { readLines, withoutMasks } from '../runs/log-reader.ts';
import type { RunLibrary } from '../runs/run-library.ts';

const WAIT_MS = 20_000;
/** Between a question and an answer that had to wait for its news: ten a second at most. */
const PACE_MS = 100;
/** Log read for one answer, its masks included, which are left out of it. */
const PIECE_BYTES = 1 << 20;
/** A page with no more than this to read has caught up: some hundred reports of losses. */
const CAUGHT_UP_BYTES = 1 << 16;
/** Enough for most lines. */
const LINE_BYTES = 4096;

export interface NewsQuestion {
  readonly id: string;
  readonly offset: number;
  /** Of the last answer, 0 at first. */
  readonly tick: number;
}

export async function runNews(
  library: RunLibrary,
  { id, offset, tick }: NewsQuestion,
  signal?: AbortSignal,
): Promise<RunNews> {
  const asked = performance.now();
  const unread = readLines(library.get(id).run.folder, offset, LINE_BYTES);
  if (tick !== 0 && unread.bytes.length === 0) {
    await waitFor(library.changes, () => library.get(id).tick !== tick, WAIT_MS, signal);
  }
  const isBehind = unread.size - offset > CAUGHT_UP_BYTES;
  if (tick !== 0 && !isBehind) await wait(Math.max(0, PACE_MS - (performance.now() - asked)), undefined, { signal });
  return answer(library, id, offset);
}

/** Null where the log is too long for that. */
export async function runOutline(library: RunLibrary, id: string, signal?: AbortSignal): Promise<RunOutline | null> {
  const outline = await outlineOf(library.get(id).run.folder, signal);
  if (outline === null) return null;
  const { summary, point } = library.get(id);
  return { ...outline, summary, point };
}

function answer(library: RunLibrary, id: string, offset: number): RunNews {
  const { run, summary, tick, point } = library.get(id);
  const piece = readLines(run.folder, offset, PIECE_BYTES);
  const more = piece.bytes.length > 0 && piece.next < piece.size;
  return { log: withoutMasks(piece, offset), next: piece.next, more, tick, point, summary };
}
