// The stored form of events: JSON lines, each complete or not there.
import { z } from 'zod';
import { UserError } from './errors.ts';
import { EVENTS_FORMAT, type RunEvent, runEvent } from './events.ts';
import { isLosses } from './losses-check.ts';

/** Name of the log in a run's folder. */
export const EVENTS_FILE = 'events.jsonl';

const startOfAnyFormat = z.looseObject({ type: z.literal('run-started'), format: z.int() });

/** An event of format 1 as one of format 2, which added `data-opened` and changed nothing. */
const upgrade = <Event extends { format: number }>(event: Event): Event => ({ ...event, format: EVENTS_FORMAT });

/** One line, its line break included. */
export function formatEvent(event: RunEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/**
 * All events of a log's text. What follows the last line break is a line that is being written, or was when the
 * process was killed: it is left out. Throws a UserError that names `source` on a newer format or a broken line.
 */
export function parseEventLog(text: string, source: string): RunEvent[] {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  lines.pop();
  return lines.map((line, index) => parseEvent(line, `${source}, line ${index + 1}`));
}

function parseEvent(line: string, place: string): RunEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw broken(place, cause);
  }
  // First as what nearly every line is: trying the start of another format on each made a long log twice as slow to read.
  if (isLosses(value)) return value;
  const parsed = runEvent.safeParse(value);
  if (parsed.success) return parsed.data;
  const start = startOfAnyFormat.safeParse(value);
  if (start.success && start.data.format > EVENTS_FORMAT) {
    throw new UserError({
      code: 'events-newer',
      message: `${place}: events of format ${start.data.format}, this version reads up to ${EVENTS_FORMAT}`,
      remedy: 'Update the workbench to read this run.',
    });
  }
  const upgraded = runEvent.safeParse(start.success ? upgrade(start.data) : value);
  if (!upgraded.success) throw broken(place, upgraded.error);
  return upgraded.data;
}

function broken(place: string, cause: unknown): UserError {
  return new UserError(
    {
      code: 'events-broken',
      message: `${place}: not an event`,
      remedy: 'Take an intact copy of the file, or delete the line; weights and progress are in other files.',
    },
    { cause },
  );
}
