// What the user chose for the workbench, kept for the next start.
import { mkdirSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import {
  defaultUserSettings,
  storedUserSettings,
  USER_SETTINGS_FORMAT,
  type UserSettings,
} from '../../shared/user-settings.ts';
import { replaceFile } from './replace-file.ts';
import { readStoredJson } from './runs/stored-json.ts';

/** The defaults where there is no such file. Throws a UserError where it is not readable. */
export function readSettings(file: string): UserSettings {
  const stored = readStoredJson(file, storedUserSettings, USER_SETTINGS_FORMAT);
  if (stored === undefined) return defaultUserSettings;
  const { format: _, ...settings } = stored;
  return settings;
}

/** Throws a UserError where a folder is not usable, a FailureError where the file cannot be written. */
export function writeSettings(file: string, settings: UserSettings): void {
  for (const folder of [settings.dataFolder, settings.runsFolder]) if (folder !== null) checkFolder(folder);
  replaceFile(file, `${JSON.stringify({ format: USER_SETTINGS_FORMAT, ...settings }, null, 2)}\n`);
}

/** Makes the folder where it is not there. */
function checkFolder(folder: string): void {
  const problem = (message: string, cause?: unknown): UserError =>
    new UserError(
      { code: 'folder-unusable', message, remedy: 'Choose a folder on this machine that you may write in.' },
      { cause },
    );
  if (!isAbsolute(folder)) throw problem(`${folder} is no absolute path`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw problem(`${folder} is no folder and cannot be made`, cause);
  }
}
