// A run that takes over another run's results, and copies of results elsewhere.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEvents } from '../../../../electron/formats/event-log-file.ts';
import { createRun, type Run } from '../../../../electron/services/runs/create-run.ts';
import { runFrom } from '../../../../electron/services/runs/inherit.ts';
import { progressOf } from '../../../../electron/services/runs/open-run.ts';
import { publish } from '../../../../electron/services/runs/publish.ts';
import type { Configuration } from '../../../../shared/configuration.ts';
import { runStateOf } from '../../../../shared/run-state.ts';
import { configurationWith } from './fake-run.ts';

const recorded = readFileSync(new URL('../../../shared/run-killed-and-resumed.jsonl', import.meta.url), 'utf8');

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dcwp-from-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const order = (settings: Partial<Configuration> = {}) => ({
  configuration: configurationWith(settings),
  preset: null,
  tensorflow: '2.21.0',
  runsRoot: root,
});

/** A run that finished these stages. */
function parentWith(finished: readonly string[]): Run {
  const run = createRun(order({ exp_name: 'parent' }));
  const write = (name: string, text: string) => writeFileSync(join(run.folder, name), text);
  for (const name of ['initial', 'biased', 'pretrained', 'pruned', 'partial-retraining-classifier-5']) {
    write(`checkpoints/${name}.safetensors`, name);
  }
  write('mined.json', 'mined');
  write('progress.json', JSON.stringify({ format: 1, finished, partial: null }));
  write('events.jsonl', recorded);
  return run;
}

describe('runFrom', () => {
  test('takes over the files, the progress and the events of the stages before', () => {
    const parent = parentWith(['pretraining', 'mining', 'pruning']);
    const run = runFrom({ parent, stage: 'pruning' }, order({ seed: 3 }));
    expect(run.record).toMatchObject({ parent: { run: 'parent', stage: 'pruning' }, configuration: { seed: 3 } });
    expect(readdirSync(join(run.folder, 'checkpoints')).sort()).toEqual([
      'biased.safetensors',
      'initial.safetensors',
      'pretrained.safetensors',
    ]);
    expect(readFileSync(join(run.folder, 'mined.json'), 'utf8')).toBe('mined');
    expect(progressOf(run.folder)).toEqual({ format: 1, finished: ['pretraining', 'mining'], partial: null });
    const stages = runStateOf(readEvents(run.folder)).stages.map(({ stage }) => stage);
    expect(stages).toEqual(['pretraining', 'pretraining', 'mining']);
  });

  test('leaves the parent as it is', () => {
    const parent = parentWith(['pretraining', 'mining']);
    const before = readdirSync(parent.folder, { recursive: true }).sort();
    const run = runFrom({ parent, stage: 'pruning' }, order());
    rmSync(run.folder, { recursive: true });
    expect(readdirSync(parent.folder, { recursive: true }).sort()).toEqual(before);
    expect(readFileSync(join(parent.folder, 'checkpoints/pretrained.safetensors'), 'utf8')).toBe('pretrained');
  });

  test('refuses a parent that has not come so far', () => {
    const begin = () => runFrom({ parent: parentWith(['pretraining']), stage: 'pruning' }, order());
    expect(begin).toThrow(
      expect.objectContaining({ kind: 'user', code: 'stage-missing', message: expect.stringContaining('mining') }),
    );
  });

  test('refuses another conflict ratio', () => {
    const begin = () =>
      runFrom({ parent: parentWith(['pretraining', 'mining']), stage: 'pruning' }, order({ conflict_pct: 1 }));
    expect(begin).toThrow(expect.objectContaining({ kind: 'user', code: 'parent-differs' }));
    expect(readdirSync(root)).toEqual(['parent']);
  });
});

describe('publish', () => {
  test('copies weights and writes a summary where the configuration says', () => {
    const folders = { checkpoint_dir: join(root, 'weights'), result_dir: join(root, 'results') };
    const parent = parentWith([]);
    const { record } = parent;
    const run = { ...parent, record: { ...record, configuration: { ...record.configuration, ...folders } } };
    publish(run, runStateOf(readEvents(run.folder)));
    expect(readdirSync(join(root, 'weights', 'parent')).sort()).toEqual([
      'biased.safetensors',
      'initial.safetensors',
      'pretrained.safetensors',
      'pruned.safetensors',
    ]);
    const result = JSON.parse(readFileSync(join(root, 'results', 'parent', 'result.json'), 'utf8'));
    expect(result).toMatchObject({ status: 'finished', mined: { size: 941 }, run: { id: 'parent' } });
    expect(result.accuracy.map(({ stage, split }: { stage: string; split: string }) => [stage, split])).toEqual([
      ['pretraining', 'test'],
      ['pruning', 'test'],
      ['retraining', 'test'],
    ]);
  });

  test('does nothing where it says nothing', () => {
    publish(parentWith([]), runStateOf([]));
    expect(readdirSync(root)).toEqual(['parent']);
  });

  test('says what could not be written', () => {
    const parent = parentWith([]);
    const taken = join(root, 'parent', 'run.json');
    const configuration = { ...parent.record.configuration, result_dir: taken };
    const run = { ...parent, record: { ...parent.record, configuration } };
    expect(() => publish(run, runStateOf([]))).toThrow(expect.objectContaining({ kind: 'failure' }));
    expect(existsSync(taken)).toBe(true);
  });
});
