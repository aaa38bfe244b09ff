// Writing a small file so that a reader finds the old one or the new one, whole.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from '../../shared/write-failure.ts';

/** Makes the folder where it is not there. Throws a FailureError; the old file then stays. */
export function replaceFile(path: string, text: string): void {
  const staged = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(staged, text, { mode: 0o600 });
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw writeFailure(path, error);
  }
}
