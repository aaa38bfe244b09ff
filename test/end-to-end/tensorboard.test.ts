// TensorBoard's log of a run while it trains, through an interruption.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLogs } from '../../electron/services/logs/write-logs.ts';
import { openRun } from '../../electron/services/runs/open-run.ts';
import { short, smallDataRoot } from './small-run.ts';

const entry = fileURLToPath(new URL('../../electron/headless/dcwp.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'dcwp-home-'));
const folder = join(home, 'run');
const live = join(home, 'live');

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Interrupts once the output holds `until`. */
function dcwp(args: readonly string[], until?: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args, '--tensorboard', live], {
    env: { ...process.env, DCWP_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  let asked = false;
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
    if (until === undefined || asked || !out.includes(until)) return;
    asked = true;
    child.kill('SIGINT');
  });
  return new Promise((resolve) => child.on('close', resolve));
}

const partsOf = (log: string): string[] => readdirSync(log).sort();
const filesOf = (log: string, part: string): Buffer[] =>
  readdirSync(join(log, part))
    .sort()
    .map((name) => readFileSync(join(log, part, name)));

beforeAll(async () => {
  const settings = { ...short, supervised: true, train_root_dir: await smallDataRoot(), save_every: 100 };
  writeFileSync(
    join(home, 'configuration.json'),
    JSON.stringify({ ...settings, retrain_iter: 200, eval_every_retrain: 20 }),
  );
});

test('a run that was interrupted and went on has one log: whole, then from where it went on', async () => {
  const run = ['run', '--config', join(home, 'configuration.json'), '--run-dir', folder, '--json'];
  expect(await dcwp(run, '"stage":"retraining","network":"classifier","step":40')).toBe(130);
  expect(await dcwp(['resume', folder, '--json'])).toBe(0);
  const opened = openRun(folder, home);
  const log = join(live, opened.record.id);
  const whole = writeLogs(opened, 'tensorboard', join(home, 'afterwards'));
  expect(partsOf(log)).toEqual(partsOf(whole));
  // What was not interrupted is the same, byte for byte.
  expect(filesOf(log, 'pruning-classifier')).toEqual(filesOf(whole, 'pruning-classifier'));
  for (const tag of ['loss/sparse', 'mask/', 'kept share of channel pairs/', 'mask parameters/']) {
    expect(filesOf(whole, 'pruning-classifier')[0]?.includes(tag), tag).toBe(true);
  }
  expect(filesOf(log, 'retraining-classifier')).toHaveLength(2);
});
