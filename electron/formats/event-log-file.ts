// The events of a run, read from its folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS_FILE, parseEventLog } from '../../shared/event-log.ts';
import type { RunEvent } from '../../shared/events.ts';

/** All complete events, none where the run never began. Throws a UserError on a newer format or a broken line. */
export function readEvents(folder: string): RunEvent[] {
  const path = join(folder, EVENTS_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return parseEventLog(text, path);
}
