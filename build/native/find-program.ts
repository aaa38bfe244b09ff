// Finding a program on the search path, without running it.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from './cache-folder.ts';

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Absolute path of the first of `names` that is on the search path, or undefined. */
export function findProgram(names: readonly string[], env: Environment = process.env): string | undefined {
  const windows = process.platform === 'win32';
  const folders = (env.PATH ?? env.Path ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = windows ? ['', ...(env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  for (const name of names) {
    if (path.isAbsolute(name)) {
      if (isProgram(name)) return name;
      continue;
    }
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (isProgram(file)) return file;
      }
    }
  }
  return undefined;
}
