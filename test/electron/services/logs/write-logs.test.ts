// Logs of a recorded run that was killed and resumed.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { writeLogs } from '../../../../electron/services/logs/write-logs.ts';
import { makeWholeFolder } from '../../../../electron/services/new-place.ts';
import { openRun } from '../../../../electron/services/runs/open-run.ts';
import { EVENTS_FILE, parseEventLog } from '../../../../shared/event-log.ts';
import { runStateOf } from '../../../../shared/run-state.ts';
import { survivingEvents } from '../../../../shared/surviving-events.ts';
import { addRun, temporaryHome } from '../api/workbench-folder.ts';

const home = temporaryHome();
const out = mkdtempSync(join(tmpdir(), 'dcwp-logs-'));
const recorded = new URL('../../../shared/run-killed-and-resumed.jsonl', import.meta.url);
const events = parseEventLog(readFileSync(recorded, 'utf8'), 'recorded');
copyFileSync(recorded, join(addRun(home, 'recorded'), EVENTS_FILE));
const run = openRun('recorded', home.runs);

afterAll(() => {
  rmSync(out, { recursive: true });
  rmSync(join(home.runs, '..'), { recursive: true });
});

const rowsOf = (folder: string, name: string): Record<string, string>[] =>
  papaparse.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8').trim(), { header: true }).data;

test('what was trained twice counts once, as in the state', () => {
  const kept = survivingEvents(events);
  const { losses, accuracy, sparsity } = runStateOf(events);
  const of = (type: string) => kept.filter((event) => event.type === type);
  expect(of('losses')).toEqual(Object.values(losses).flat());
  expect(of('losses').length).toBeLessThan(events.filter(({ type }) => type === 'losses').length);
  expect(of('group-accuracy')).toEqual(accuracy);
  expect(of('layer-sparsity')).toEqual(sparsity);
});

test('CSV has each number of the run once, in full precision', () => {
  const folder = writeLogs(run, 'csv', join(out, 'csv'));
  const rows = rowsOf(folder, 'scalars.csv');
  const keys = rows.map(({ stage, network, step, name }) => `${stage} ${network} ${step} ${name}`);
  expect(new Set(keys).size).toBe(rows.length);
  const { losses } = runStateOf(events);
  const last = losses['pruning/classifier']?.at(-1);
  const row = rows.findLast(({ stage, name }) => stage === 'pruning' && name === 'loss/total');
  expect(row).toMatchObject({ network: 'classifier', step: String(last?.step), value: String(last?.total) });
  const groups = rowsOf(folder, 'groups.csv').filter(({ stage }) => stage === 'retraining');
  const right = groups.reduce((sum, group) => sum + Number(group.right), 0);
  expect(right).toBe(
    runStateOf(events)
      .accuracy.at(-1)
      ?.correct.flat()
      .reduce((sum, count) => sum + count),
  );
  expect(existsSync(join(folder, 'samples.csv'))).toBe(false);
});

test('JSON has the same series as columns, with the configuration', () => {
  const folder = writeLogs(run, 'json', join(out, 'json'));
  const { run: record, series } = JSON.parse(readFileSync(join(folder, 'series.json'), 'utf8'));
  expect(record).toEqual(run.record);
  const csv = rowsOf(writeLogs(run, 'csv', join(out, 'again')), 'scalars.csv');
  for (const { stage, network, name, steps, values } of series) {
    const rows = csv.filter((row) => row.stage === stage && row.network === network && row.name === name);
    expect(rows.map(({ step, value }) => [Number(step), Number(value)])).toEqual(
      steps.map((step: number, i: number) => [step, values[i]]),
    );
  }
  expect(series.map(({ name }: { name: string }) => name)).toContain('mined set/precision');
});

test('TensorBoard gets a folder for each part, whose files hold whole records', () => {
  const folder = writeLogs(run, 'tensorboard', join(out, 'tensorboard'));
  expect(readdirSync(folder).sort()).toEqual([
    'mining-biased',
    'pretraining-biased',
    'pretraining-classifier',
    'pruning-classifier',
    'retraining-classifier',
  ]);
  for (const part of readdirSync(folder)) {
    const [name = ''] = readdirSync(join(folder, part));
    expect(name).toMatch(/^events\.out\.tfevents\.\d+\./);
    const bytes = readFileSync(join(folder, part, name));
    let offset = 0;
    while (offset < bytes.length) offset += 16 + Number(bytes.readBigUInt64LE(offset));
    expect(offset).toBe(bytes.length);
  }
  const pruning = readFileSync(
    join(folder, 'pruning-classifier', readdirSync(join(folder, 'pruning-classifier'))[0] ?? ''),
  );
  for (const tag of ['loss/total', 'kept fraction/all weights']) {
    expect(pruning.includes(tag)).toBe(true);
  }
});

describe('bad input', () => {
  test('a folder that is there stays as it is', () => {
    const folder = writeLogs(run, 'json', join(out, 'twice'));
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    expect(() => writeLogs(run, 'csv', join(out, 'twice'))).toThrow(expect.objectContaining({ code: 'target-exists' }));
    expect(readdirSync(folder).sort()).toEqual(['mine.txt', 'series.json']);
  });

  test('a run that never began has nothing to tell', () => {
    addRun(home, 'never-begun');
    expect(() => writeLogs(openRun('never-begun', home.runs), 'csv', out)).toThrow(
      expect.objectContaining({ code: 'run-empty' }),
    );
  });

  test('a place that cannot be written to is named', () => {
    writeFileSync(join(out, 'file'), '');
    expect(() => writeLogs(run, 'csv', join(out, 'file', 'below'))).toThrow(
      expect.objectContaining({ code: 'not-writable', message: expect.stringContaining('a file is in the way') }),
    );
  });

  test('of a disk that fills up half way nothing stays', () => {
    const full = join(out, 'full');
    const fill = (into: string): void => {
      writeFileSync(join(into, 'half'), 'half');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    expect(() => makeWholeFolder(join(full, 'run'), fill)).toThrow(expect.objectContaining({ code: 'disk-full' }));
    expect(readdirSync(full)).toEqual([]);
  });

  test('a broken checkpoint is told, and no half log stays', () => {
    mkdirCheckpoint('not safetensors');
    expect(() => writeLogs(run, 'tensorboard', join(out, 'broken'))).toThrow(
      expect.objectContaining({ code: 'checkpoint-broken' }),
    );
    expect(readdirSync(join(out, 'broken'))).toEqual([]);
  });
});

function mkdirCheckpoint(content: string): void {
  const event = events.findLast((known) => known.type === 'checkpoint-written' && known.stage === 'pruning');
  if (event?.type !== 'checkpoint-written') throw new Error('no checkpoint');
  makeWholeFolder(join(run.folder, 'checkpoints'), (into) =>
    writeFileSync(join(into, event.file.replace('checkpoints/', '')), content),
  );
}
