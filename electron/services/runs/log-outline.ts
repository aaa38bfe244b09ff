// A run's log at a glance: without the reports of losses, thousands of lines that no picture of the whole run needs.
import { setImmediate as turn } from 'node:timers/promises';
import { readLines, withoutMasks } from './log-reader.ts';

/** A longer log, of many masks, is read piece by piece alone. */
const LONGEST_BYTES = 64 << 20;
const LINE_BREAK = '\n';
const LOSSES_START = '{"type":"losses"';
/** What follows the part that losses are of. */
const STEP = '"step":';

export interface LogOutline {
  /** Whole lines, masks' bytes left out. Of the reports of a part that follow one another, the last. */
  readonly log: string;
  /** All lines that they were taken from. */
  readonly lines: number;
}

/** Null where the log is too long. Others get their turn between pieces of it. */
export async function outlineOf(folder: string, signal?: AbortSignal): Promise<LogOutline | null> {
  const kept: string[] = [];
  let lines = 0;
  let next = 0;
  let report = '';
  for (;;) {
    const piece = readLines(folder, next);
    if (piece.size > LONGEST_BYTES) return null;
    if (piece.bytes.length === 0) break;
    for (const line of withoutMasks(piece, next).split(LINE_BREAK)) {
      if (line === '') continue;
      lines++;
      if (report !== '' && partOf(line) !== partOf(report)) kept.push(report);
      if (line.startsWith(LOSSES_START)) report = line;
      else {
        kept.push(line);
        report = '';
      }
    }
    next = piece.next;
    await turn(undefined, { signal });
  }
  if (report !== '') kept.push(report);
  return { log: kept.map((line) => line + LINE_BREAK).join(''), lines };
}

/** Of a report, its text up to the step; of another line, nothing. */
const partOf = (line: string): string => (line.startsWith(LOSSES_START) ? line.slice(0, line.indexOf(STEP)) : '');
