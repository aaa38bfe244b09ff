// Interruptions that fall between checkpoints, before the first one, or into a configuration with state of its own.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../electron/formats/event-log-file.ts';
import type { Run } from '../../electron/services/runs/create-run.ts';
import type { EngineHandle } from '../../electron/services/runs/engine-handle.ts';
import { progressOf } from '../../electron/services/runs/open-run.ts';
import type { Configuration } from '../../shared/configuration.ts';
import type { RunEvent } from '../../shared/events.ts';
import { attend, digest, smallRun } from './small-run.ts';

/** Other lengths than the period of checkpoints, so that kills fall between two. */
const brief = {
  ...{ pretrain_iter: 13, pruning_iter: 13, retrain_iter: 13, save_every: 4, save_every_retrain: 4 },
  ...{ eval_every: 3, eval_every_retrain: 3 },
} satisfies Partial<Configuration>;

type When = (event: RunEvent) => boolean;
const first = (when: When, act: (engine: EngineHandle) => void) =>
  (() => {
    let done = false;
    return (event: RunEvent, engine: EngineHandle): void => {
      if (done || !when(event)) return;
      done = true;
      act(engine);
    };
  })();
const evaluated =
  (stage: string, network: string, step: number): When =>
  (event) =>
    event.type === 'memory' && event.stage === stage && event.network === network && event.step === step;
const kill = (engine: EngineHandle): void => engine.kill();
const stop = (engine: EngineHandle): void => engine.stop();

async function finished(settings: Partial<Configuration>): Promise<Run> {
  const run = await smallRun(settings);
  await attend(run);
  return run;
}

describe('a run that was killed', () => {
  let undisturbed: Run;
  beforeAll(async () => {
    undisturbed = await finished(brief);
  });

  test.each<[string, When]>([
    ['before any checkpoint', evaluated('pretraining', 'biased', 3)],
    ['between the two networks', evaluated('pretraining', 'biased', 13)],
    ['while mining', (event) => event.type === 'stage-started' && event.stage === 'mining'],
    ['between two checkpoints of pruning', evaluated('pruning', 'classifier', 6)],
    ['when the last weights were written', (event) => 'file' in event && event.file.includes('retrained')],
  ])('%s ends with the same bytes', async (_, when) => {
    const run = await smallRun(brief);
    expect((await attend(run, first(when, kill))).end).toBe('killed');
    expect((await attend(run)).end).toBe('finished');
    for (const file of ['checkpoints/pruned.safetensors', 'checkpoints/retrained.safetensors', 'mined.json']) {
      expect(digest(run, file), file).toBe(digest(undisturbed, file));
    }
    expect(readEvents(run.folder).at(-1)?.type).toBe('run-finished');
  });

  test('time and again, by kills and stops in turn, ends with the same bytes', async () => {
    const run = await smallRun(brief);
    const blows: [When, (engine: EngineHandle) => void][] = [
      [evaluated('pretraining', 'biased', 9), kill],
      [evaluated('pretraining', 'classifier', 6), stop],
      [evaluated('pretraining', 'classifier', 9), kill],
      [evaluated('pruning', 'classifier', 3), stop],
      [evaluated('retraining', 'classifier', 3), kill],
      [evaluated('retraining', 'classifier', 9), stop],
    ];
    for (const [when, act] of blows) await attend(run, first(when, act));
    expect((await attend(run)).end).toBe('finished');
    expect(digest(run)).toBe(digest(undisturbed));
  });
});

describe('what a configuration adds to a checkpoint:', () => {
  test.each<[string, Partial<Configuration>, When, (engine: EngineHandle) => void]>([
    [
      "SGD's momentum",
      { optimizer: 'SGD', lr_pre: 0.1, lr_main: 0.1, supervised: true },
      evaluated('retraining', 'classifier', 6),
      kill,
    ],
    [
      "the ensemble's scores, stopped",
      { pseudo_label_method: 'ensemble', select_with_GCE: false, tau: 0.8 },
      evaluated('pretraining', 'biased', 9),
      stop,
    ],
    [
      'a set mined at an early stop before the kill',
      { earlystop_iter: 5 },
      evaluated('pretraining', 'biased', 9),
      kill,
    ],
    ['learning rates that have fallen', { lr_decay_step_pre: 3 }, evaluated('pretraining', 'classifier', 9), kill],
    [
      'MRM, whose weights are reinitialised',
      { mode: 'MRM', select_with_GCE: false, reinitialize: true, uniform_weight: true, lambda_upweight: 1 },
      evaluated('retraining', 'classifier', 6),
      stop,
    ],
    [
      "GateCNN's running averages",
      { cmnist_use_mlp: false, batch_size: 16, supervised: true, pretrain_iter: 5, pruning_iter: 7, retrain_iter: 1 },
      evaluated('pruning', 'classifier', 6),
      kill,
    ],
  ])('%s', async (_, settings, when, act) => {
    const whole = await finished({ ...brief, ...settings });
    const broken = await smallRun({ ...brief, ...settings });
    expect((await attend(broken, first(when, act))).end).not.toBe('finished');
    expect((await attend(broken)).end).toBe('finished');
    expect(digest(broken)).toBe(digest(whole));
  });
});

test('the count of tensors is the same at each evaluation of a stage', async () => {
  // Losses are read, and their sums freed, before each checkpoint.
  const everySecond = { eval_every: 2, eval_every_retrain: 2, save_every: 2, save_every_retrain: 2 };
  const run = await smallRun({ ...brief, ...everySecond });
  const { events } = await attend(run);
  const counts = new Map<string, Set<number>>();
  for (const event of events) {
    if (event.type !== 'memory' || event.step === 2) continue;
    const key = `${event.stage} ${event.network}`;
    counts.set(key, (counts.get(key) ?? new Set()).add(event.tensors));
  }
  expect(counts.size).toBe(4);
  for (const [stage, seen] of counts) expect([...seen], stage).toHaveLength(1);
});

describe('a stage left in the middle', () => {
  async function leftInPruning(settings: Partial<Configuration> = {}): Promise<Run> {
    const run = await smallRun({ ...brief, supervised: true, ...settings });
    await attend(run, first(evaluated('pruning', 'classifier', 6), kill));
    return run;
  }

  test('is not taken up from a state that was cut off', async () => {
    const run = await leftInPruning();
    const { partial } = progressOf(run.folder);
    const path = join(run.folder, partial?.state ?? '');
    writeFileSync(path, readFileSync(path).subarray(0, 40));
    await expect(attend(run)).rejects.toMatchObject({ kind: 'user', code: 'checkpoint-damaged' });
    expect(progressOf(run.folder).partial).toEqual(partial);
  });

  test('is not taken up from weights without the state of the optimizer', async () => {
    const run = await leftInPruning();
    cpSync(
      join(run.folder, 'checkpoints/pretrained.safetensors'),
      join(run.folder, progressOf(run.folder).partial?.weights ?? ''),
    );
    await expect(attend(run)).rejects.toMatchObject({
      ...{ kind: 'user', code: 'checkpoint-mismatch', message: expect.stringContaining('no m for linear1') },
    });
  });
});
