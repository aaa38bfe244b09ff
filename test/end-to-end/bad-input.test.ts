// What a run says when something is wrong, and that nothing is lost by it.
import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../electron/services/runs/create-run.ts';
import type { RunEvent } from '../../shared/events.ts';
import { runProgress } from '../../shared/run-progress.ts';
import { attend, digest, smallRun } from './small-run.ts';

const progressOf = (run: Run) => runProgress.parse(JSON.parse(readFileSync(join(run.folder, 'progress.json'), 'utf8')));

/** A run that was killed after a checkpoint of a stage. */
async function brokenOff(stage: string): Promise<Run> {
  const run = await smallRun();
  await attend(run, (event, engine) => {
    if (event.type === 'checkpoint-written' && event.stage === stage && event.step === 10) engine.kill();
  });
  return run;
}

describe('a mined set', () => {
  test('that is empty ends the run with a remedy; the networks are kept', async () => {
    const run = await smallRun({ pretrain_iter: 200, save_every: 200, eval_every: 200, lr_pre: 0.003, gce_q: 0.01 });
    const ended = attend(run);
    await expect(ended).rejects.toMatchObject({ kind: 'user', code: 'mined-set-empty' });
    await expect(ended).rejects.toMatchObject({ remedy: expect.stringContaining('--select_with_GCE') });
    expect(existsSync(join(run.folder, 'checkpoints', 'pretrained.safetensors'))).toBe(true);
  });

  test('that is nearly whole is explained', async () => {
    const run = await smallRun({ earlystop_iter: 1, lr_pre: 1e-6 });
    const seen: RunEvent[] = [];
    await attend(run, (event) => seen.push(event)).catch(() => {});
    expect(seen).toContainEqual(expect.objectContaining({ type: 'warning', code: 'mined-set-nearly-whole' }));
  });
});

describe('a loss that is no number', () => {
  test('stops the run, names the step, and leaves the last checkpoint', async () => {
    const run = await smallRun({
      optimizer: 'SGD',
      lr_main: 100,
      weight_decay: 100,
      biased_optimizer: 'Adam',
      pretrain_iter: 10,
    });
    const ended = attend(run);
    await expect(ended).rejects.toMatchObject({ kind: 'failure', code: 'loss-not-finite' });
    await expect(ended).rejects.toMatchObject({ message: expect.stringMatching(/at step \d+ of/) });
    expect(existsSync(join(run.folder, 'checkpoints', 'pretrained.safetensors'))).toBe(true);
  });
});

describe('a checkpoint', () => {
  test('that was cut off is named, and the run is as it was', async () => {
    const run = await brokenOff('pruning');
    const weights = progressOf(run).partial?.weights ?? '';
    truncateSync(join(run.folder, weights), 1000);
    await expect(attend(run)).rejects.toMatchObject({ kind: 'user', message: expect.stringContaining(weights) });
    expect(progressOf(run).finished).toEqual(['pretraining', 'mining']);
  });

  test('of another network is refused with the tensors that differ', async () => {
    const run = await brokenOff('pruning');
    const other = await smallRun({ cmnist_use_mlp: false, pretrain_iter: 2, pruning_iter: 1, retrain_iter: 1 });
    await attend(other, (event, engine) => {
      if (event.type === 'checkpoint-written' && event.file.includes('pretrained')) engine.kill();
    });
    const pretrained = 'checkpoints/pretrained.safetensors';
    cpSync(join(other.folder, pretrained), join(run.folder, pretrained));
    const facts = { code: 'checkpoint-mismatch', message: expect.stringContaining('linear1.weight is missing') };
    await expect(attend(run)).rejects.toMatchObject(facts);
  });
});

describe('a run folder', () => {
  test('in use by another process is left alone', async () => {
    const run = await smallRun();
    let second: Promise<unknown> | undefined;
    const { end } = await attend(run, (event) => {
      if (event.type === 'stage-started') second ??= attend(run).catch((error: unknown) => error);
    });
    expect(end).toBe('finished');
    expect(await second).toMatchObject({ kind: 'user', code: 'run-in-use' });
  });

  test.each([
    ['progress.json', 'progress-damaged'],
    ['mined.json', 'mined-set-damaged'],
  ])('with a damaged %s says so', async (file, code) => {
    const run = await brokenOff('pruning');
    writeFileSync(join(run.folder, file), '{"format": 1');
    await expect(attend(run)).rejects.toMatchObject({ kind: 'user', code });
    expect(digest(run, 'checkpoints/pretrained.safetensors')).toMatch(/^[0-9a-f]{64}$/);
  });
});
