// The logs of a run for other tools, made from its events.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { survivingEvents } from '../../../shared/surviving-events.ts';
import { readEvents } from '../../formats/event-log-file.ts';
import { makeWholeFolder } from '../new-place.ts';
import type { Run } from '../runs/create-run.ts';
import { csvLogs, type LogFile } from './csv-logs.ts';
import { jsonLog } from './json-log.ts';
import { TensorBoardLog } from './tensorboard-log.ts';

export type LogFormat = 'csv' | 'json' | 'tensorboard';

/**
 * Makes `<out>/<run id>` and returns it. What was trained again after a crash is in it once. Throws a UserError where the run
 * has no events yet or the folder is there already, a FailureError where it cannot be written; no half folder stays.
 */
export function writeLogs({ folder, record }: Run, format: LogFormat, out: string): string {
  const events = survivingEvents(readEvents(folder));
  if (events.length === 0) throw nothingYet(folder);
  const target = join(out, record.id);
  makeWholeFolder(target, (into) => {
    if (format === 'csv') writeFiles(into, csvLogs(events));
    else if (format === 'json') writeFiles(into, [jsonLog(record, events)]);
    else {
      const log = new TensorBoardLog(into, folder);
      try {
        for (const event of events) log.add(event);
      } finally {
        log.close();
      }
    }
  });
  return target;
}

function writeFiles(into: string, files: readonly LogFile[]): void {
  for (const { name, text } of files) writeFileSync(join(into, name), text);
}

const nothingYet = (folder: string): UserError =>
  new UserError({
    code: 'run-empty',
    message: `The run in ${folder} has no events yet`,
    remedy: 'Start it first: dcwp resume RUN.',
  });
