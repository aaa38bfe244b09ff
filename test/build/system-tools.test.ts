// What the bootstrap installs on a bare machine, with programs that only say that they were called.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const tools = new URL('../../build/system-tools.mjs', import.meta.url).href;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcwp-tools-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a program on the path, which holds nothing else. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Evaluates in a process of that user on that platform; `value` is what it gives, `told` its standard error. */
function evaluated(expression: string, { user = 0, platform = 'linux', env = {} } = {}) {
  const script = `
    process.getuid = () => ${user};
    Object.defineProperty(process, 'platform', { value: ${JSON.stringify(platform)} });
    const tools = await import(${JSON.stringify(tools)});
    process.stdout.write(JSON.stringify(${expression} ?? null));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: folder, ...env },
    encoding: 'utf8',
  });
  return { value: JSON.parse(stdout) as unknown, told: stderr };
}

const calls = (): string => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '');
const noting = (end = 'exit 0'): string => `echo "$DEBIAN_FRONTEND $*" >> ${folder}/calls\n${end}`;

test('a machine without a browser lacks chromium; one with any of them, or one that is named, lacks none', () => {
  expect(evaluated('tools.missingBrowser()').value).toEqual(['chromium']);
  // As Ubuntu has it: a script that says that the browser comes as a snap.
  program('chromium-browser', 'exit 1');
  expect(evaluated('tools.missingBrowser()').value).toEqual(['chromium']);
  expect(evaluated('tools.missingBrowser()', { env: { CHROMIUM_BIN: '/opt/chrome' } }).value).toEqual([]);
  program('google-chrome', 'exit 0');
  expect(evaluated('tools.missingBrowser()').value).toEqual([]);
});

test('root on Debian gets it without a question, and without what is merely recommended', () => {
  program('apt-get', noting());
  const { told } = evaluated("tools.provide(['chromium'])");
  expect(calls()).toBe(
    ' --version\nnoninteractive update -qq\nnoninteractive install -y -qq --no-install-recommends chromium\n',
  );
  expect(told).toBe('Installing chromium with apt-get ...\n');
});

test('where apt fails, its words are told, and the command to give by hand', () => {
  program(
    'apt-get',
    noting('if [ "$1" = install ]; then echo "E: Unable to locate package chromium" >&2; exit 100; fi'),
  );
  const { told } = evaluated("tools.provide(['chromium'])");
  expect(told).toContain('apt-get install -y -qq --no-install-recommends chromium failed:\nE: Unable to locate');
  expect(told).toContain('sudo apt-get update && sudo apt-get install -y chromium');
});

test.each([
  ['another user', { user: 1000 }, 'sudo apt-get update && sudo apt-get install -y chromium'],
  ['a Mac', { user: 501, platform: 'darwin' }, 'Google Chrome, and set CHROMIUM_BIN to it'],
])('%s is told what to install, and nothing is', (_, machine, expected) => {
  program('apt-get', noting());
  const { told } = evaluated("tools.provide(['chromium'])", machine);
  expect(told).toContain('Not installed here: Chromium, in which the interface is tested.');
  expect(told).toContain(expected);
  expect(calls()).toBe('');
});
