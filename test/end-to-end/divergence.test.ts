// Training that diverges: it stops, names the step, and what is kept is from before it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeSafetensors } from '../../electron/formats/safetensors.ts';
import type { Run } from '../../electron/services/runs/create-run.ts';
import { runFrom } from '../../electron/services/runs/inherit.ts';
import { progressOf } from '../../electron/services/runs/open-run.ts';
import type { Configuration } from '../../shared/configuration.ts';
import { KnownError } from '../../shared/errors.ts';
import { attend, digest, smallRun } from './small-run.ts';

/** Retraining multiplies the weights by about −100 in each step. */
const divergent = {
  ...{ optimizer: 'SGD', biased_optimizer: 'Adam', weight_decay: 100, lr_main: 1 },
  ...{ pretrain_iter: 10, biased_pretrain_iter: 10, pruning_iter: 5 },
} satisfies Partial<Configuration>;

async function errorOf(run: Run): Promise<KnownError> {
  const error = await attend(run).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof KnownError) return error;
  throw new Error('the run did not fail', { cause: error });
}

function areFinite(path: string): boolean {
  const { tensors } = decodeSafetensors(readFileSync(path), path);
  return [...tensors.values()].every(
    ({ dtype, data }) => dtype !== 'F32' || new Float32Array(data.buffer).every(Number.isFinite),
  );
}

test('a checkpoint between two reports of losses holds no step after the loss was lost', async () => {
  const run = await smallRun({ ...divergent, save_every_retrain: 1 });
  const error = await errorOf(run);
  expect(error).toMatchObject({ kind: 'failure', code: expect.stringMatching(/-not-finite$/) });
  const step = Number(/step (\d+) of retraining/.exec(error.message)?.[1]);
  const { finished, partial } = progressOf(run.folder);
  expect(finished).toEqual(['pretraining', 'mining', 'pruning']);
  expect(partial).toMatchObject({ stage: 'retraining', step: step - 1 });
  expect(areFinite(join(run.folder, partial?.weights ?? ''))).toBe(true);
  expect(await errorOf(run)).toMatchObject({ code: error.code, message: error.message });
});

test('a stage whose weights overflow in its last step, after a finite loss, leaves no result', async () => {
  const steps = { biased_pretrain_iter: 5, pretrain_iter: 0, pruning_iter: 1, retrain_iter: 1 };
  const run = await smallRun({ ...divergent, ...steps, weight_decay: 1e38, lr_main: 100 });
  const message = expect.stringMatching(/of the classifier network held no finite numbers after step 1 of retraining/);
  expect(await errorOf(run)).toMatchObject({ kind: 'failure', code: 'weights-not-finite', message });
  expect(readdirSync(join(run.folder, 'checkpoints')).toSorted()).toEqual([
    'biased.safetensors',
    'initial.safetensors',
    'pretrained.safetensors',
    'pruned.safetensors',
  ]);
  expect(progressOf(run.folder)).toMatchObject({ finished: ['pretraining', 'mining', 'pruning'], partial: null });
});

test('another run can start from the stages before it', async () => {
  const run = await smallRun(divergent);
  const pruned = digest.bind(undefined, run, 'checkpoints/pruned.safetensors');
  await errorOf(run);
  const before = pruned();
  const configuration = { ...run.record.configuration, lr_main: 1e-4 };
  const order = { configuration, preset: null, tensorflow: 'test', runsRoot: join(run.folder, '..', 'mended') };
  const { end } = await attend(runFrom({ parent: run, stage: 'retraining' }, order));
  expect(end).toBe('finished');
  expect(pruned()).toBe(before);
});

test('a loss that overflows in the first step is reported as that', async () => {
  const run = await smallRun({ pretrain_iter: 5, lambda_sparse: 1e38 });
  const message = 'The loss of the classifier network was no finite number at step 1 of pruning';
  expect(await errorOf(run)).toMatchObject({ code: 'loss-not-finite', message });
  expect(progressOf(run.folder)).toMatchObject({ finished: ['pretraining', 'mining'], partial: null });
});
