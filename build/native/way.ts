// A way to make a runtime: what each of them takes, gives and says when it is not possible.
import type { Device } from './device.ts';
import type { ReportProgress } from './progress.ts';
import type { WayName } from './runtime-record.ts';

export interface WayInput {
  readonly device: Device;
  /** Receives `deps` and `lib`. */
  readonly runtime: string;
  /** For files that are thrown away. */
  readonly scratch: string;
  readonly signal?: AbortSignal | undefined;
  readonly progress: ReportProgress;
}

export interface Way {
  readonly name: WayName;
  /** What a user reads of it, such as "TensorFlow's wheel from PyPI". */
  readonly title: string;
  /** Resolves when the addon is in its place. Rejects with a WayError where the cause is known. */
  readonly make: (input: WayInput) => Promise<void>;
}

/** Why a way is not possible here, and the command that makes it possible. */
export class WayError extends Error {
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.name = 'WayError';
    this.remedy = remedy;
  }
}
