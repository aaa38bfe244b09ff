// Summaries of ended runs, kept so that a library of thousands opens without reading their events again.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type RunSummary, runSummary } from '../../../shared/run-summary.ts';
import { replaceFile } from '../replace-file.ts';

/** Raised whenever a summary is made otherwise than before. */
const FORMAT = 3;
const stored = z.object({ format: z.literal(FORMAT), runs: z.record(z.string(), z.tuple([z.string(), z.unknown()])) });

/** A run's summary with the stamp of the files that it was made from. */
export type Stamped = readonly [stamp: string, summary: RunSummary];

export class SummaryCache {
  readonly #file: string;
  readonly #runs: Readonly<Record<string, readonly [string, unknown]>>;

  /** Empty where the file is not there, or not readable: it can be made again. */
  constructor(file: string) {
    this.#file = file;
    this.#runs = read(file);
  }

  /** By the run's folder. Undefined where its files were changed since. */
  get(folder: string, stamp: string): RunSummary | undefined {
    const [then, summary] = this.#runs[folder] ?? [];
    return then === stamp ? runSummary.safeParse(summary).data : undefined;
  }

  /** Only summaries that no running process can change are worth keeping. */
  save(runs: Iterable<Stamped>): void {
    const kept = [...runs].filter(([, { status }]) => status === 'finished' || status === 'failed');
    const entries = kept.map((run) => [run[1].folder, run]);
    try {
      replaceFile(this.#file, JSON.stringify({ format: FORMAT, runs: Object.fromEntries(entries) }));
    } catch {
      // The next start reads the events again.
    }
  }
}

function read(file: string): z.infer<typeof stored>['runs'] {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).runs;
  } catch {
    return {};
  }
}
