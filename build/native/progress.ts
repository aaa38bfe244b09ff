// What the set-up tells of its progress.

/** The steps of a set-up, in order of occurrence; a way that fails goes on to the next way's steps. */
export type SetUpStep = 'downloading' | 'unpacking' | 'compiling' | 'checking' | 'installing';

export interface SetUpProgress {
  readonly step: SetUpStep;
  /** What is worked on, such as a wheel's file name. */
  readonly subject: string;
  /** Bytes done, and in all; both 0 where the step has no size. */
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export type ReportProgress = (progress: SetUpProgress) => void;
