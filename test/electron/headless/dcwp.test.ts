// The command `dcwp` as a user starts it: output, errors, exit codes.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../../electron/headless/dcwp.ts', import.meta.url));
let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'dcwp-home-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `dcwp` with an empty home and cache: nothing is set up. */
function dcwp(...args: readonly string[]): Promise<Ended> {
  const { DCWP_RUNTIME: _, ...inherited } = process.env;
  const env = { ...inherited, DCWP_HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], { env });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

describe('dcwp', () => {
  test('lists its commands', async () => {
    const { code, out } = await dcwp('--help');
    expect(code).toBe(0);
    for (const command of ['demo', 'setup', 'doctor', 'data', 'run', 'resume', 'evaluate', 'runs'])
      expect(out).toContain(`\n  ${command} `);
  });

  test('documents the folders of a run', async () => {
    const { code, out } = await dcwp('run', '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/checkpoint_dir[\s\S]*result\.json/);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['an unknown command', ['trian'], /unknown command 'trian'/],
    ['an unknown option', ['run', '--sede', '3'], /unknown option '--sede'/],
    ['a missing argument', ['resume'], /missing required argument 'run'/],
    ['a run that is not there', ['resume', 'nowhere'], /error: There is no run nowhere[\s\S]*\n {2}→ List the runs/],
    ['a stage without a run', ['run', '--stage', 'pruning'], /error: --stage was given without --from/],
    ['a split that does not exist', ['evaluate', 'x', '--split', 'all'], /Allowed choices are test, valid, train/],
    ['a test phase without a run', ['run', '--phase', 'test'], /evaluates a run, and none is named/],
    ['a machine without the native runtime', ['run'], /not set up on this machine\n {2}→ Run `dcwp setup`/],
    ['the demo without the native runtime', ['demo'], /dcwp setup/],
  ])('ends with 2 and says what to do on %s', async (_, args, expected) => {
    const { code, out, err } = await dcwp(...args);
    expect(err).toMatch(expected);
    expect(err).not.toMatch(/\n {4}at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test.each<[string, readonly string[], string]>([
    ['its own error', ['resume', 'nowhere', '--json'], 'run-missing'],
    ['a wrong argument', ['runs', '--json', '--sede'], 'unknownOption'],
  ])('prints %s as one JSON line where JSON is asked for', async (_, args, error) => {
    const { code, out, err } = await dcwp(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({ error: { kind: 'user', code: error } });
    expect(err.trimEnd()).not.toContain('\n');
  });

  test('makes no run folder where something is missing', async () => {
    await dcwp('run', '--run-dir', join(home, 'mine'));
    expect(readdirSync(home)).not.toContain('mine');
  });

  test('prints the configuration of a dry run', async () => {
    const { code, out } = await dcwp('run', '--seed', '55', '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ seed: 55, conflict_pct: expect.any(Number) });
  });

  test('lists no runs, and says how to begin', async () => {
    expect(await dcwp('runs')).toMatchObject({ code: 0, out: expect.stringContaining('dcwp demo') });
    expect(await dcwp('runs', '--json')).toMatchObject({ code: 0, out: '[]\n' });
  });

  test('works in the folders that were chosen in Settings, and says so where these are not readable', async () => {
    const settings = join(home, 'settings.json');
    const chosen = { dataFolder: join(home, 'my data'), runsFolder: join(home, 'my runs'), theme: 'system', views: {} };
    writeFileSync(settings, JSON.stringify({ format: 1, ...chosen }));
    const listed = await dcwp('data', 'list', '--json');
    expect(JSON.parse(listed.out)).toEqual({ root: chosen.dataFolder, datasets: [] });
    expect((await dcwp('runs')).out).toContain(chosen.runsFolder);
    writeFileSync(settings, '{');
    expect(await dcwp('runs')).toMatchObject({
      code: 2,
      err: expect.stringContaining('settings.json is not readable'),
    });
    rmSync(settings);
  });

  test('refuses a run of a newer version', async () => {
    mkdirSync(join(home, 'runs', 'future'), { recursive: true });
    writeFileSync(join(home, 'runs', 'future', 'run.json'), '{"format": 99}');
    expect(await dcwp('evaluate', 'future')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Update the workbench'),
    });
  });
});
