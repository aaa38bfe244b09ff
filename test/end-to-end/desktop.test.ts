import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDesktop } from '../../build/desktop.ts';
import { canShowWindow, electronBinary } from '../../build/electron-binary.mjs';
import { runCommand } from '../../build/native/run-command.ts';
import { addRun, temporaryHome } from '../electron/services/api/workbench-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const electron = electronBinary(root);
let folder = '';

beforeAll(async () => {
  folder = await buildDesktop();
});

test('the preload is one script that needs Electron alone', () => {
  const script = readFileSync(join(folder, 'electron', 'preload', 'preload.cjs'), 'utf8');
  expect([...script.matchAll(/require\(["'`]([^"'`]+)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(script).toContain('exposeInMainWorld');
  expect(script).not.toMatch(/\bimport\b/);
});

test('what was compiled runs without a loader, and says its version', async () => {
  const program = join(folder, 'electron', 'headless', 'dcwp.js');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect((await runCommand({ program: process.execPath, args: [program, '--version'] })).trim()).toBe(version);
});

test.each([
  [{ DISPLAY: ':0' }, 'linux', 1000, true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000, true],
  [{}, 'linux', 1000, false],
  [{ DISPLAY: ':0' }, 'linux', 0, false],
  [{}, 'darwin', 501, true],
])('with %o on %s as user %i a window can be shown: %s', (env, platform, user, can) => {
  expect(canShowWindow(env, platform, user)).toBe(can);
});

describe.skipIf(electron === null || !canShowWindow())('in Electron', () => {
  test('the window shows the runs through the bridge, without Node, and cannot be led away', async () => {
    const home = temporaryHome();
    addRun(home, 'a-run-to-see');
    const app = await _electron.launch({
      executablePath: electron ?? '',
      args: [folder],
      env: { ...process.env, DCWP_HOME: join(home.runs, '..') },
    });
    try {
      const window = await app.firstWindow();
      await window.getByText('a-run-to-see').first().waitFor();
      expect(await window.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
      expect(await window.evaluate(() => Object.keys(Reflect.get(globalThis, 'dcwpBridge')).sort())).toEqual([
        'chooseFolder',
        'requestPort',
        'showRun',
      ]);
      await window.evaluate(() => void Reflect.get(globalThis, 'location').assign('https://example.org/'));
      expect(new URL(window.url()).protocol).toBe('dcwp:');
    } finally {
      await app.close();
    }
  });
});
