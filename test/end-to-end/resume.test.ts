// What is promised of a run that did not end in one go: the same bytes as if it had.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../electron/services/runs/create-run.ts';
import type { EngineHandle } from '../../electron/services/runs/engine-handle.ts';
import { runFrom } from '../../electron/services/runs/inherit.ts';
import type { RunEvent } from '../../shared/events.ts';
import { minedSet } from '../../shared/mined-set.ts';
import { attend, digest, smallRun } from './small-run.ts';

let undisturbed: Run;
let events: readonly RunEvent[];

beforeAll(async () => {
  undisturbed = await smallRun();
  events = (await attend(undisturbed)).events;
});

type Act = (engine: EngineHandle) => void;
const kill: Act = (engine) => engine.kill();
const stop: Act = (engine) => engine.stop();

/** Acts once, at the first checkpoint of a stage at this step. */
const at = (stage: string, network: string, step: number, act: Act) => {
  let done = false;
  return (event: RunEvent, engine: EngineHandle): void => {
    if (done || event.type !== 'checkpoint-written') return;
    if (event.stage !== stage || event.network !== network || event.step !== step) return;
    done = true;
    act(engine);
  };
};

describe('a whole run', () => {
  test('goes through the four stages, the biased network first, and says so in order', () => {
    const stages = events.flatMap((event) =>
      event.type === 'stage-started' ? [`${event.stage} ${event.network}`] : [],
    );
    expect(stages).toEqual([
      'pretraining biased',
      'pretraining classifier',
      'mining biased',
      'pruning classifier',
      'retraining classifier',
    ]);
    expect(events[0]?.type).toBe('run-started');
    expect(events.at(-1)?.type).toBe('run-finished');
  });

  test('keeps what the biased network said of each training sample', () => {
    const mined = minedSet.parse(JSON.parse(readFileSync(join(undisturbed.folder, 'mined.json'), 'utf8')));
    expect(mined.paths).toHaveLength(110);
    for (const [i, mark] of mined.mined.entries()) expect(mark).toBe(mined.predictions[i] === mined.classes[i] ? 0 : 1);
    expect(mined.quality.size).toBe(mined.mined.filter((mark) => mark === 1).length);
  });

  test('of the same seed ends with the same bytes, of another with others', async () => {
    const again = await smallRun();
    await attend(again);
    expect(digest(again)).toBe(digest(undisturbed));
    const other = await smallRun({ seed: 1 });
    await attend(other);
    expect(digest(other)).not.toBe(digest(undisturbed));
  });
});

describe('a run that was killed or stopped', () => {
  test.each([
    ['killed', 'pretraining', 'biased', 10, kill],
    ['killed', 'pretraining', 'classifier', 5, kill],
    ['killed', 'pruning', 'classifier', 15, kill],
    ['killed', 'retraining', 'classifier', 10, kill],
    ['killed between two stages', 'pruning', 'classifier', 20, kill],
    ['stopped', 'pretraining', 'classifier', 10, stop],
    ['stopped', 'pruning', 'classifier', 5, stop],
  ])('%s in %s of the %s network after step %i ends with the same bytes', async (_how, stage, network, step, act) => {
    const run = await smallRun();
    const { end } = await attend(run, at(stage, network, step, act));
    expect(end).toBe(act === kill ? 'killed' : 'interrupted');
    const resumed = await attend(run);
    expect(resumed.end).toBe('finished');
    expect(digest(run)).toBe(digest(undisturbed));
    expect(digest(run, 'mined.json')).toBe(digest(undisturbed, 'mined.json'));
  });

  test('does no stage again whose result is there', async () => {
    const run = await smallRun();
    await attend(run, at('pruning', 'classifier', 5, kill));
    const { events: later } = await attend(run);
    expect(later.some((event) => event.type === 'stage-started' && event.stage === 'pretraining')).toBe(false);
  });

  test('keeps the scores of the ensemble', async () => {
    const ensemble = { pseudo_label_method: 'ensemble', select_with_GCE: false, tau: 0.5, pretrain_iter: 100 } as const;
    const whole = await smallRun(ensemble);
    await attend(whole);
    const broken = await smallRun(ensemble);
    await attend(broken, at('pretraining', 'biased', 10, kill));
    await attend(broken);
    expect(digest(broken, 'mined.json')).toBe(digest(whole, 'mined.json'));
    expect(digest(broken)).toBe(digest(whole));
  });
});

describe('a run from another run', () => {
  test.each(['pruning', 'retraining'] as const)('begins at %s and ends as that one did', async (stage) => {
    const { configuration } = undisturbed.record;
    const order = {
      configuration,
      preset: null,
      tensorflow: 'test',
      runsRoot: join(undisturbed.folder, '..', 'children'),
    };
    const child = await runFrom({ parent: undisturbed, stage }, order);
    const { events: own } = await attend(child);
    const first = own.find((event) => event.type === 'stage-started');
    expect(first).toMatchObject({ stage });
    expect(digest(child)).toBe(digest(undisturbed));
    expect(child.record.parent).toEqual({ run: undisturbed.record.id, stage });
  });
});

describe('a method', () => {
  test('MRM trains no biased network and mines nothing', async () => {
    const run = await smallRun({ mode: 'MRM', reinitialize: true, uniform_weight: true, lambda_upweight: 1 });
    const { events: own } = await attend(run);
    const stages = own.flatMap((event) => (event.type === 'stage-started' ? [event.stage] : []));
    expect(stages).toEqual(['pretraining', 'pruning', 'retraining']);
    expect(own.some((event) => event.type === 'mined')).toBe(false);
  });

  test('supervised takes the truth', async () => {
    const run = await smallRun({ supervised: true, select_with_GCE: false });
    const { events: own } = await attend(run);
    const mined = own.filter((event) => event.type === 'mined').at(-1);
    expect(mined).toMatchObject({ size: 5, of: 110, precision: 1, recall: 1 });
  });

  test('mines with the network of the early stop', async () => {
    const run = await smallRun({ earlystop_iter: 7 });
    await attend(run);
    const mined = minedSet.parse(JSON.parse(readFileSync(join(run.folder, 'mined.json'), 'utf8')));
    expect(mined).toMatchObject({ network: 'biased', step: 7, method: 'wrong' });
  });

  test('trains with SGD', async () => {
    const run = await smallRun({ optimizer: 'SGD', lr_pre: 0.1 });
    expect((await attend(run)).end).toBe('finished');
  });
});
