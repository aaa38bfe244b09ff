// Programs that the set-up needs, and what is said where they are missing.
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cacheFolder } from '../../../build/native/cache-folder.ts';
import { findProgram } from '../../../build/native/find-program.ts';
import { isAlive } from '../../../build/native/process-alive.ts';
import { CommandError, runCommand } from '../../../build/native/run-command.ts';
import { WayError } from '../../../build/native/way.ts';
import { machineTools } from '../../../build/native/wheel-way.ts';

/** A search path with programs that do nothing but answer as pip does. */
function searchPath(...names: string[]): Record<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dcwp-path-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) {
    const file = path.join(folder, name);
    writeFileSync(file, '#!/bin/sh\necho "pip 23.2.1 from somewhere"\n');
    chmodSync(file, 0o755);
  }
  symlinkSync('/bin/sh', path.join(folder, 'sh'));
  return { PATH: folder };
}

function refusal(env: Record<string, string>): WayError {
  try {
    machineTools(env);
  } catch (error) {
    if (error instanceof WayError) return error;
  }
  throw new Error('expected a WayError');
}

describe.runIf(process.platform === 'linux')('the tools of a machine', () => {
  test('without a compiler are refused with the command of its package manager', () => {
    const error = refusal(searchPath('python3', 'apt-get'));
    expect(error.message).toBe('missing: a C++ compiler, make');
    expect(error.remedy).toMatch(/apt-get install -y g\+\+ make$/);
  });

  test('without anything are refused in one sentence, also where no package manager is known', () => {
    const error = refusal(searchPath());
    expect(error.message).toBe('missing: Python 3 with pip, a C++ compiler, make');
    expect(error.remedy).toContain("your system's package manager: Python 3, pip for Python 3, a C++ compiler");
  });

  test('with all of them are taken', () => {
    expect(machineTools(searchPath('python3', 'g++', 'make'))).toHaveProperty('download');
  });

  test('a folder or a file that cannot be run is no program', () => {
    const env = searchPath('g++');
    expect(findProgram(['make', 'g++'], env)).toBe(path.join(env.PATH ?? '', 'g++'));
    chmodSync(path.join(env.PATH ?? '', 'g++'), 0o644);
    expect(findProgram(['g++'], env)).toBeUndefined();
  });
});

describe('a command', () => {
  const node = (script: string) => ({ program: process.execPath, args: ['-e', script] });

  test('that fails has the end of its output in the error', async () => {
    const error: unknown = await runCommand(node('console.log("why"); process.exit(3)')).catch(
      (reason: unknown) => reason,
    );
    if (!(error instanceof CommandError)) throw new Error('expected a CommandError');
    expect(error.message).toMatch(/exit code 3$/);
    expect(error.output).toBe('why');
  });

  test('that does not exist says so', async () => {
    await expect(runCommand({ program: 'no-such-program', args: [] })).rejects.toThrow(/could not be started/);
  });

  test('is ended by an abort, with its children', async () => {
    const controller = new AbortController();
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
      console.log('child ' + child.pid); setInterval(() => 0, 1000);`;
    let pid = 0;
    const onLine = (line: string): void => {
      pid = Number(line.split(' ')[1]);
      controller.abort(new Error('stopped'));
    };
    await expect(runCommand({ ...node(script), signal: controller.signal, onLine })).rejects.toThrow('stopped');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

test.each([
  ['linux', { XDG_CACHE_HOME: '/x' }, '/x/dcwp'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/dcwp'],
  ['darwin', {}, '/home/a/Library/Caches/dcwp'],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\dcwp\\Cache'],
] as const)('the cache on %s with %j is %s', (platform, env, folder) => {
  expect(cacheFolder({ platform, env, home: '/home/a' })).toBe(folder);
});
