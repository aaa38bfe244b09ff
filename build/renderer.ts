// The page, built from its sources where these are newer than what was built.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FailureError } from '../shared/errors.ts';
import { CommandError, runCommand } from './native/run-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the page is made from. */
const SOURCES = ['renderer', 'shared', 'package-lock.json'];

/**
 * The folder of the built page. In a checkout it is built anew where a source is newer, which takes some seconds, told by
 * `onBuild`; elsewhere it is as it was installed. Throws a FailureError where building fails.
 */
export async function builtRenderer(onBuild: () => void = () => {}): Promise<string> {
  const folder = join(root, 'out', 'renderer');
  if (existsSync(join(root, 'renderer', 'index.html')) && isOlder(join(folder, 'index.html'))) {
    onBuild();
    await build(folder);
  }
  return folder;
}

function isOlder(built: string): boolean {
  const made = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined || SOURCES.some((source) => newest(join(root, source)) > made);
}

/** When the latest of the file, or of the folder's files, was changed: milliseconds since 1970. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Into a folder of its own at first: another process may be serving the old page, or building too. */
async function build(folder: string): Promise<void> {
  const staged = `${folder}.${process.pid}.tmp`;
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const args = [vite, 'build', 'renderer', '--outDir', staged, '--emptyOutDir', '--logLevel', 'warn'];
  try {
    mkdirSync(dirname(folder), { recursive: true });
    await runCommand({ program: process.execPath, args, cwd: root });
    rmSync(folder, { recursive: true, force: true });
    renameSync(staged, folder);
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    const detail = error instanceof CommandError ? `\n${error.output}` : '';
    throw new FailureError(
      { code: 'page-not-built', message: `The page could not be built${detail}`, remedy: 'Run: npm ci' },
      { cause: error },
    );
  }
}
