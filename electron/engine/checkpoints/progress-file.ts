// The run's progress.json: which stages are done, and where the current one was last saved.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import type { RunPoint, StageName } from '../../../shared/events.ts';
import { PROGRESS_FILE, PROGRESS_FORMAT, type RunProgress, runProgress } from '../../../shared/run-progress.ts';
import type { SamplerState } from '../stages/sampler.ts';
import { writeAtomically } from './atomic-file.ts';
import { removePartial, type StageInProgress, writePartial } from './partial-stage.ts';

export class ProgressFile {
  readonly #folder: string;
  #progress: RunProgress;

  /** Reads the file where there is one. Throws a UserError where it is damaged or of a newer version. */
  constructor(folder: string) {
    this.#folder = folder;
    const path = join(folder, PROGRESS_FILE);
    this.#progress = existsSync(path) ? read(path) : { format: PROGRESS_FORMAT, finished: [], partial: null };
  }

  get current(): RunProgress {
    return this.#progress;
  }

  isFinished(stage: StageName): boolean {
    return this.#progress.finished.includes(stage);
  }

  /** Saves a stage in the middle; the point saved before is given up once this one counts. */
  savePartial(point: RunPoint, stage: StageInProgress, sampler: SamplerState): void {
    const before = this.#progress.partial;
    const partial = writePartial(this.#folder, point, stage, sampler);
    this.#write({ ...this.#progress, partial });
    if (before !== null && before.weights !== partial.weights) removePartial(this.#folder, before);
  }

  /** The stage's result is on disk. */
  finish(stage: StageName): void {
    const { partial, finished } = this.#progress;
    this.#write({ ...this.#progress, partial: null, finished: [...finished, stage] });
    if (partial !== null) removePartial(this.#folder, partial);
  }

  #write(progress: RunProgress): void {
    writeAtomically(join(this.#folder, PROGRESS_FILE), new TextEncoder().encode(JSON.stringify(progress)));
    this.#progress = progress;
  }
}

function read(path: string): RunProgress {
  try {
    return runProgress.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new UserError(
      {
        code: 'progress-damaged',
        message: `${path} does not say how far the run is: it was changed, or a newer version wrote it`,
        remedy: 'Update the workbench, or start a new run from a finished stage: `dcwp run --from RUN --stage STAGE`.',
      },
      { cause },
    );
  }
}
