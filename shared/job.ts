// Work that a host does beside training, such as building a data set: it goes on whether or not a page looks at it.
import type { SerializedError } from './errors.ts';
import type { SplitName } from './thumbnail-address.ts';

export type JobKind = 'build-data' | 'import-data' | 'check-data' | 'set-up-runtime' | 'demo' | 'evaluate' | 'export';

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** Such as `Build Colored MNIST, 5 % conflicting`. */
  readonly title: string;
  /** What an `evaluate` is of. */
  readonly evaluated: { readonly run: string; readonly split: SplitName } | null;
  readonly status: 'running' | 'finished' | 'cancelled' | 'failed';
  readonly progress: { readonly task: string; readonly done: number; readonly total: number } | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly error: SerializedError | null;
  readonly result: JobResult | null;
}

/** What came of a job, in lines for the user; the run that `demo` began, or that was evaluated, is `run`. */
export interface JobResult {
  readonly lines: readonly string[];
  /** What is looked at on request: the counts of a checked data set. */
  readonly details?: readonly string[];
  /** How many of the lines say that something is wrong. */
  readonly problems?: number;
  readonly run: string | null;
}
