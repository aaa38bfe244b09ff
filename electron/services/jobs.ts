// Jobs: work beside training that goes on whether or not a page looks at it.
import { randomUUID } from 'node:crypto';
import type { ProgressListener } from '../../dataset/progress.ts';
import { KnownError, serializeError, UserError } from '../../shared/errors.ts';
import type { Job, JobKind } from '../../shared/job.ts';

/** Progress between two words of it. */
const PROGRESS_MS = 200;
/** Ended jobs that are remembered. */
const REMEMBERED = 20;

export interface JobOptions {
  readonly signal: AbortSignal;
  readonly progress: ProgressListener;
}

export type JobWork = (options: JobOptions) => Promise<NonNullable<Job['result']>>;

export class Jobs {
  readonly #onChange: () => void;
  #jobs: Job[] = [];
  readonly #controllers = new Map<string, AbortController>();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The latest last. */
  list(): readonly Job[] {
    return this.#jobs;
  }

  /** Begins the work; its end, whichever it is, is told in the list. Throws the UserError `job-running` where one with that title runs. */
  start(kind: JobKind, title: string, work: JobWork, evaluated: Job['evaluated'] = null): Job {
    if (this.#jobs.some((job) => job.title === title && job.status === 'running')) throw running(title);
    const id = randomUUID();
    const facts = { progress: null, endedAt: null, error: null, result: null };
    const job: Job = { id, kind, title, evaluated, status: 'running', startedAt: Date.now(), ...facts };
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    this.#jobs = [...this.#jobs.filter((other) => other.status === 'running' || this.#isRecent(other)), job];
    this.#onChange();
    void this.#run(id, controller.signal, work);
    return job;
  }

  /** Asks it to leave nothing half done, and end. Nothing happens where it has ended. */
  cancel(id: string): void {
    this.#controllers.get(id)?.abort();
  }

  /** Forgets a job that has ended. */
  dismiss(id: string): void {
    this.#jobs = this.#jobs.filter((job) => job.id !== id || job.status === 'running');
    this.#onChange();
  }

  cancelAll(): void {
    for (const controller of this.#controllers.values()) controller.abort();
  }

  async #run(id: string, signal: AbortSignal, work: JobWork): Promise<void> {
    let told = 0;
    const progress: ProgressListener = (progress) => {
      const now = performance.now();
      if (progress.done < progress.total && now - told < PROGRESS_MS) return;
      told = now;
      this.#change(id, { progress });
    };
    try {
      this.#end(id, { status: 'finished', result: await work({ signal, progress }) });
    } catch (error) {
      const status = isCancelled(error, signal) ? 'cancelled' : 'failed';
      this.#end(id, { status, error: status === 'failed' ? serializeError(error) : null });
    }
  }

  #end(id: string, change: Partial<Job>): void {
    this.#controllers.delete(id);
    this.#change(id, { ...change, endedAt: Date.now() });
  }

  #change(id: string, change: Partial<Job>): void {
    this.#jobs = this.#jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    this.#onChange();
  }

  #isRecent(job: Job): boolean {
    return this.#jobs.indexOf(job) >= this.#jobs.length - REMEMBERED;
  }
}

const isCancelled = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted && !(error instanceof KnownError && error.kind === 'user');

const running = (title: string): UserError =>
  new UserError({ code: 'job-running', message: `This is being done already: ${title}`, remedy: 'Wait for its end.' });
