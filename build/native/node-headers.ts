// Node's own headers, where Node is installed with them.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that has `include/node/node_api.h` for this Node, for node-gyp's `--nodedir`; undefined where there is none
 * and node-gyp has to download them. Both the path that Node was started by and the real one are looked at.
 */
export function nodeHeadersFolder(executable: string = process.execPath): string | undefined {
  const real = existsSync(executable) ? realpathSync(executable) : executable;
  for (const program of [executable, real]) {
    const folder = path.resolve(path.dirname(program), '..');
    if (existsSync(path.join(folder, 'include', 'node', 'node_api.h'))) return folder;
  }
  return undefined;
}
