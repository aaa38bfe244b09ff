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
  /** What came of it, in lines for the user; the run that `demo` began, or that was evaluated, is `run`. */
  readonly result: { readonly lines: readonly string[]; readonly run: string | null } | null;
}
