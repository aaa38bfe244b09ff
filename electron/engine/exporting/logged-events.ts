// What a run said of itself, read back from its folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS_FILE, parseEventLog } from '../../../shared/event-log.ts';
import type { RunEvent } from '../../../shared/events.ts';

/** None where the run never began. Throws a UserError on a newer format or a broken line. */
export function loggedEvents(folder: string): RunEvent[] {
  const path = join(folder, EVENTS_FILE);
  return existsSync(path) ? parseEventLog(readFileSync(path, 'utf8'), path) : [];
}
