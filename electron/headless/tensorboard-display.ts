// A display that also logs for TensorBoard what it is told, while the run trains.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError } from '../../shared/errors.ts';
import { survivingEvents } from '../../shared/surviving-events.ts';
import { readEvents } from '../formats/event-log-file.ts';
import { TensorBoardLog } from '../services/logs/tensorboard-log.ts';
import type { Run } from '../services/runs/create-run.ts';
import type { RunDisplay } from './display.ts';

/**
 * Logs into `<logdir>/<run id>`. A run that goes on is logged from its start where nothing is there yet. Throws a FailureError
 * where the log cannot be begun; what fails later is said, and does not stop the training.
 */
export function tensorBoardDisplay(shown: RunDisplay, logdir: string, { folder, record }: Run): RunDisplay {
  const target = join(logdir, record.id);
  const log = new TensorBoardLog(target, folder);
  if (!existsSync(target)) for (const event of survivingEvents(readEvents(folder))) log.add(event);
  let failed = false;
  return {
    ...shown,
    event: (event, state) => {
      shown.event(event, state);
      if (failed) return;
      try {
        log.add(event);
      } catch (error) {
        failed = true;
        const { message } = error instanceof KnownError ? error : new Error(String(error));
        shown.say(`warning: ${message}\n  → ${afterwards(record.id, logdir)}`);
      }
    },
    end: () => {
      log.close();
      shown.end();
    },
  };
}

const afterwards = (id: string, logdir: string): string =>
  `Training goes on without the log. Make it afterwards: dcwp logs ${id} --format tensorboard --out ${logdir}`;
