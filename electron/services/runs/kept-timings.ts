// What probes measured, kept over a restart of the host: a form then tells at once how long its run would take.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type RunTimings, runTimings } from '../../../shared/run-estimate.ts';
import { replaceFile } from '../replace-file.ts';

/** Raised whenever probes measure otherwise than before. */
const FORMAT = 1;
/** Measurements that are kept: some 400 bytes each. */
const KEPT = 100;
/** After it one is made again: drivers, cooling and the disk change, and no number tells it. */
const GOOD_FOR_MS = 30 * 24 * 3600 * 1000;
const stored = z.object({
  format: z.literal(FORMAT),
  /** By all that it depends on, the oldest first. */
  timings: z.array(z.object({ key: z.string().max(100), at: z.number(), timings: runTimings })).max(KEPT),
});

export class KeptTimings {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  get(key: string): RunTimings | undefined {
    const found = this.#read().find((known) => known.key === key);
    return found === undefined || Date.now() - found.at > GOOD_FOR_MS ? undefined : found.timings;
  }

  /** Reads the file anew: another host may have measured meanwhile. */
  keep(key: string, timings: RunTimings): void {
    const others = this.#read().filter((known) => known.key !== key);
    try {
      const kept = [...others, { key, at: Date.now(), timings }].slice(-KEPT);
      replaceFile(this.#file, JSON.stringify({ format: FORMAT, timings: kept }));
    } catch {
      // The next start measures again.
    }
  }

  /** Nothing where the file is not there, or not readable: it can be measured again. */
  #read(): z.infer<typeof stored>['timings'] {
    try {
      return stored.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).timings;
    } catch {
      return [];
    }
  }
}
