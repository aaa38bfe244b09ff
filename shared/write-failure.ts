// The typed error of a write that failed.
import { FailureError } from './errors.ts';

interface Cause {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
}

const diskFull = { code: 'disk-full', remedy: 'Free some space' };
const notWritable = { code: 'not-writable', remedy: 'Make the folder writable for you, or choose another' };

/** By the system's own name of the error. */
const causes: Readonly<Record<string, Cause>> = {
  ENOSPC: { ...diskFull, what: 'the disk is full' },
  EDQUOT: { ...diskFull, what: 'the disk quota is used up' },
  EACCES: { ...notWritable, what: 'no permission' },
  EPERM: { ...notWritable, what: 'no permission' },
  EROFS: { ...notWritable, what: 'the file system is read-only' },
  ENOTDIR: { ...notWritable, what: 'a file is in the way' },
  ENOENT: { code: 'folder-missing', what: 'its folder is gone', remedy: 'Put the folder back' },
};

/** Says what could not be written, why, and what to do; `error` is what the file system threw, `next` what comes after mending. */
export function writeFailure(path: string, error: unknown, next = 'resume the run'): FailureError {
  const known = causes[error instanceof Error && 'code' in error ? String(error.code) : ''];
  const what = known?.what ?? (error instanceof Error ? error.message : String(error));
  return new FailureError(
    {
      code: known?.code ?? 'write-failed',
      message: `Cannot write ${path}: ${what}`,
      remedy: `${known?.remedy ?? 'Check the disk'}, then ${next}.`,
    },
    { cause: error },
  );
}
