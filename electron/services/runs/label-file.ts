// A run's name and tags, in its folder.
import { join } from 'node:path';
import { emptyLabel, LABEL_FILE, LABEL_FORMAT, type RunLabel, storedLabel } from '../../../shared/run-label.ts';
import { replaceFile } from '../replace-file.ts';
import { readStoredJson } from './stored-json.ts';

/** No name and no tags where there is no such file, or it is not readable: neither is worth losing the run's row for. */
export function readLabel(folder: string): RunLabel {
  try {
    const stored = readStoredJson(join(folder, LABEL_FILE), storedLabel, LABEL_FORMAT);
    return stored === undefined ? emptyLabel : { name: stored.name, tags: stored.tags };
  } catch {
    return emptyLabel;
  }
}

/** Throws a FailureError where it cannot be written. */
export function writeLabel(folder: string, { name, tags }: RunLabel): void {
  replaceFile(join(folder, LABEL_FILE), `${JSON.stringify({ format: LABEL_FORMAT, name, tags })}\n`);
}
