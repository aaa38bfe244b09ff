// A real browser for tests and benchmarks: the Chromium of this machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** `--disable-gpu`: it draws in software, as on a machine without one. The others keep it from calling home. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Ubuntu has a script of that name which only says that the browser comes otherwise. */
const answers = (path: string): boolean => existsSync(path) && spawnSync(path, ['--version']).status === 0;

/** `CHROMIUM_BIN`, else the first one on the path that answers. Throws, with what to install, where there is none. */
function chromiumPath(): string {
  const chosen = process.env.CHROMIUM_BIN;
  if (chosen) return chosen;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(answers);
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium was found. On Debian: sudo apt-get install -y chromium. Elsewhere install Chrome, or name a browser: CHROMIUM_BIN=/path/to/chrome',
  );
}

/** Close it in the end. It shows scroll bars, as most users have them, and what they take room from. */
export const launchChromium = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [...ARGUMENTS, ...args],
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
