// `dcwp run`, `resume` and `evaluate` as a user starts them, on a small data set.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readEvents } from '../../electron/formats/event-log-file.ts';
import { SampleSets } from '../../electron/services/data/sample-sets.ts';
import { readPredictions } from '../../electron/services/evaluation/read-predictions.ts';
import { readReport } from '../../electron/services/evaluation/read-report.ts';
import { openRun } from '../../electron/services/runs/open-run.ts';
import { saveCorrection } from '../../electron/services/samples/corrected-sets.ts';
import { requireMinedSet } from '../../electron/services/samples/stored-mined-set.ts';
import type { Configuration } from '../../shared/configuration.ts';
import { parseEventLog } from '../../shared/event-log.ts';
import { short, smallDataRoot } from './small-run.ts';

const entry = fileURLToPath(new URL('../../electron/headless/dcwp.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'dcwp-home-'));
const first = join(home, 'first');
let dataRoot = '';

afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `onOut` sees all of stdout so far, and may interrupt the command as Ctrl-C does. */
function dcwp(args: readonly string[], onOut?: (text: string, interrupt: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    env: { ...process.env, DCWP_HOME: home },
  });
  onTestFinished(() => void child.kill('SIGKILL')); // An engine without its host saves and leaves.
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    onOut?.(out, () => child.kill('SIGINT'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** The arguments of a short run with these settings. */
function runArguments(folder: string, settings: Partial<Configuration> = {}): string[] {
  const file = join(home, 'configuration.json');
  writeFileSync(file, JSON.stringify({ ...short, supervised: true, train_root_dir: dataRoot, ...settings }));
  return ['run', '--config', file, '--run-dir', folder];
}

const weights = (folder: string): Buffer => readFileSync(join(folder, 'checkpoints/retrained.safetensors'));

beforeAll(async () => {
  dataRoot = await smallDataRoot();
});

describe('a run', () => {
  test('prints its events as JSON lines, and nothing else, where that is asked for', async () => {
    const { code, out } = await dcwp([...runArguments(first), '--json']);
    expect(code).toBe(0);
    expect(parseEventLog(out, 'stdout')).toEqual(readEvents(first));
  });

  test('that is finished is not trained again', async () => {
    const before = readEvents(first);
    expect(await dcwp(['resume', first])).toMatchObject({ code: 0, out: expect.stringContaining('finished already') });
    expect(readEvents(first)).toEqual(before);
  });

  test('is evaluated on the images of the set', async () => {
    const { code, out } = await dcwp(['evaluate', first, '--json', '--images', '15']);
    expect(code).toBe(0);
    const last = readEvents(first).findLast((event) => event.type === 'group-accuracy' && event.split === 'test');
    if (last?.type !== 'group-accuracy') throw new Error('no accuracy');
    expect(JSON.parse(out)).toMatchObject({ split: 'test', groups: { total: last.total, correct: last.correct } });
    const report = readReport(first, 'test');
    expect(report?.sample.positions).toHaveLength(15);
    expect(report?.sample.features[0]).toHaveLength(32);
    // The confusion matrix and the group matrix count the same images.
    const right = report?.confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    expect(right).toBe(last.correct.flat().reduce((sum, count) => sum + count, 0));
    expect(existsSync(join(first, 'evaluation/test/tsne-by-bias.png'))).toBe(true);
  });

  test('keeps what its network says of every test sample, of others once they are evaluated', async () => {
    const last = readEvents(first).findLast((event) => event.type === 'group-accuracy' && event.split === 'test');
    if (last?.type !== 'group-accuracy') throw new Error('no accuracy');
    const kept = readPredictions(first, 'test');
    const right = kept?.predictions.filter((label, i) => label === kept.classes[i]).length;
    expect(right).toBe(last.correct.flat().reduce((sum, count) => sum + count, 0));
    expect(kept?.point).toEqual({ stage: 'retraining', network: 'classifier', step: 20 });
    const listed = await new SampleSets().open({ root: dataRoot, name: 'cmnist', conflictPercent: 5 });
    expect(kept?.samples).toBe(listed.splits.find(({ split }) => split === 'test')?.digest);
    expect(readPredictions(first, 'train')).toBeUndefined();
    expect((await dcwp(['evaluate', first, '--split', 'train', '--no-report'])).code).toBe(0);
    const train = readPredictions(first, 'train');
    expect(train?.predictions).toHaveLength(110);
    expect(train?.samples).toBe(listed.splits.find(({ split }) => split === 'train')?.digest);
  });

  test('of another run begins at its stage, with its settings, and ends alike', async () => {
    const second = join(home, 'second');
    const { code } = await dcwp(['run', '--from', first, '--stage', 'retraining', '--run-dir', second]);
    expect(code).toBe(0);
    expect(weights(second).equals(weights(first))).toBe(true);
  });

  test('goes by a corrected mined set, and says so wherever it is named', async () => {
    const run = openRun(first, home);
    const wanted = Uint8Array.from(requireMinedSet(first).mined);
    wanted[wanted.indexOf(1)] = 0;
    saveCorrection(run, { basedOn: null, wanted, note: 'not this one' });
    const corrected = join(home, 'corrected');
    const begin = ['run', '--from', first, '--stage', 'retraining', '--run-dir', corrected, '--mined-set'];
    expect(await dcwp([...begin, '2'])).toMatchObject({ code: 2, err: expect.stringContaining('Choose among 1') });
    expect((await dcwp([...begin, '1'])).code).toBe(0);
    const origin = { run: 'first', version: 1, note: 'not this one', marked: 0, unmarked: 1 };
    expect(openRun(corrected, home).record.minedSet).toEqual(origin);
    const text = expect.stringContaining('corrected mined set 1 of first');
    expect(await dcwp(['compare', first, corrected])).toMatchObject({ code: 0, out: text });
    expect(await dcwp(['evaluate', corrected, '--no-report'])).toMatchObject({ code: 0, out: text });
    expect(JSON.parse((await dcwp(['compare', corrected, '--json'])).out)).toMatchObject([
      { minedSet: 'corrected mined set 1 of first' },
    ]);
  });

  test('ends with 130 on Ctrl-C, and after resuming with the same weights', async () => {
    const folder = join(home, 'stopped');
    let asked = false;
    const stopped = await dcwp([...runArguments(folder), '--json'], (text, interrupt) => {
      if (asked || !text.includes('"stage":"pruning"')) return;
      asked = true;
      interrupt();
    });
    expect(stopped).toMatchObject({ code: 130, err: expect.stringContaining(`dcwp resume ${folder}`) });
    expect(readEvents(folder).at(-1)?.type).toBe('run-interrupted');
    expect((await dcwp(['resume', folder])).code).toBe(0);
    expect(weights(folder).equals(weights(first))).toBe(true);
  });
});

describe('a mistake of the user', () => {
  test.each<[string, () => Partial<Configuration>, RegExp]>([
    [
      'a data set that is not there',
      () => ({ conflict_pct: 1 }),
      /no folder .*1pct; there is 5 %\n {2}→ Build it: dcwp data build/,
    ],
    ['a learning rate out of range', () => ({ lr_main: 1e30 }), /lr_main is 1e\+30\n {2}→ Set lr_main to/],
    [
      'an early stop past the end',
      () => ({ supervised: false, earlystop_iter: 21 }),
      /earlystop_iter 21 is past the 20/,
    ],
  ])('%s ends with 2 before a folder is made', async (_, settings, message) => {
    const folder = join(home, 'refused');
    expect(await dcwp(runArguments(folder, settings()))).toMatchObject({
      code: 2,
      err: expect.stringMatching(message),
    });
    expect(existsSync(folder)).toBe(false);
  });

  test('a folder that holds a run ends with 2, and leaves it', async () => {
    const before = weights(first);
    const refused = { code: 2, err: expect.stringContaining(`dcwp resume ${first}`) };
    expect(await dcwp(runArguments(first))).toMatchObject(refused);
    expect(weights(first).equals(before)).toBe(true);
  });
});

test('training that fails ends with 1, the step named and the run marked as failed', async () => {
  const folder = join(home, 'failed');
  const { code, err } = await dcwp(runArguments(folder, { pretrain_iter: 2, lambda_sparse: 1e38 }));
  expect(err).toMatch(/no finite number at step 1 of pruning\n {2}→ The last checkpoint/);
  expect(code).toBe(1);
  expect(readEvents(folder).at(-1)).toMatchObject({ type: 'run-failed', error: { code: 'loss-not-finite' } });
});
