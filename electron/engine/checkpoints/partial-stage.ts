// A stage that is left in the middle: all that it takes to go on as if it had not stopped.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import type { RunPoint } from '../../../shared/events.ts';
import type { PartialStage } from '../../../shared/run-progress.ts';
import { encodeSafetensors, type StoredTensor } from '../../formats/safetensors.ts';
import type { NetworkState } from '../nn/network-state.ts';
import type { Optimizer } from '../nn/optimizer.ts';
import type { Sampler, SamplerState } from '../stages/sampler.ts';
import { writeAtomically } from './atomic-file.ts';
import { bytesOf, floatsOf, readTensors, storedTensors, valuesFor } from './network-checkpoint.ts';

const PARTIAL_FORMAT = 1;
const OPTIMIZER = 'optimizer.';

const word = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const partialState = z.object({
  format: z.literal(PARTIAL_FORMAT),
  optimizerStep: z.int().nonnegative(),
  sampler: z.object({ random: z.tuple([word, word, word, word]), position: z.int().nonnegative() }),
});

/** What changes while a stage trains. */
export interface StageInProgress {
  readonly state: NetworkState;
  readonly optimizer: Optimizer;
  readonly sampler: Sampler;
  /** What its method remembers besides, by name, such as scores of all training samples. Changed in place. */
  readonly tables?: ReadonlyMap<string, Float32Array>;
}

/**
 * Writes both files of a partial stage into `<folder>/checkpoints`, beside those of an earlier point. The caller then
 * writes progress.json, which makes them count. `sampler`: where it stood once the last batch trained on was drawn; the
 * stage's own may be ahead of that.
 */
export function writePartial(
  folder: string,
  point: RunPoint,
  stage: StageInProgress,
  sampler: SamplerState,
): PartialStage {
  const name = `checkpoints/partial-${point.stage}-${point.network}-${point.step}`;
  const { step: optimizerStep, moments } = stage.optimizer.state();
  const tensors = storedTensors(stage.state.network, stage.state.download(), point.step);
  for (const [moment, values] of moments) tensors.set(`${OPTIMIZER}${moment}`, vector(values));
  for (const [table, values] of stage.tables ?? []) tensors.set(table, vector(values));
  const weights = `${name}.safetensors`;
  const state = `${name}.json`;
  writeAtomically(
    join(folder, weights),
    encodeSafetensors(tensors, { format: 'pt', network: stage.state.network.name }),
  );
  const content = { format: PARTIAL_FORMAT, optimizerStep, sampler };
  writeAtomically(join(folder, state), new TextEncoder().encode(JSON.stringify(content)));
  return { ...point, weights, state };
}

/** Puts a stage back to where `partial` left it. Throws a UserError where a file is damaged or of another network. */
export function restorePartial(folder: string, partial: PartialStage, stage: StageInProgress): void {
  const path = join(folder, partial.weights);
  const tensors = readTensors(path);
  const content = readState(join(folder, partial.state));
  stage.state.load(valuesFor(stage.state.network, tensors, path));
  const moments = new Map<string, Float32Array>();
  for (const [name, tensor] of tensors) {
    if (name.startsWith(OPTIMIZER)) moments.set(name.slice(OPTIMIZER.length), floatsOf(tensor));
  }
  try {
    stage.optimizer.restore({ step: content.optimizerStep, moments });
    stage.sampler.restore(content.sampler);
    for (const [table, values] of stage.tables ?? []) restoreTable(table, tensors.get(table), values);
  } catch (cause) {
    throw new UserError(
      {
        code: 'checkpoint-mismatch',
        message: `${path} is of another stage, optimizer or data set: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: 'Put the data set and the run folder back as they were, or start a new run.',
      },
      { cause },
    );
  }
}

function restoreTable(name: string, stored: StoredTensor | undefined, values: Float32Array): void {
  const found = stored === undefined ? new Float32Array(0) : floatsOf(stored);
  if (found.length !== values.length) throw new RangeError(`${name} has ${found.length} values, not ${values.length}`);
  values.set(found);
}

/** Frees the disk of a partial stage that no longer counts. */
export function removePartial(folder: string, partial: PartialStage): void {
  rmSync(join(folder, partial.weights), { force: true });
  rmSync(join(folder, partial.state), { force: true });
}

function readState(path: string): z.infer<typeof partialState> {
  try {
    return partialState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new UserError(
      {
        code: 'checkpoint-damaged',
        message: `${path} is no state of a stage: it was cut off or changed`,
        remedy: 'Start the stage again: `dcwp run --from RUN --stage STAGE` makes a new run from the stages before it.',
      },
      { cause },
    );
  }
}

const vector = (values: Float32Array): StoredTensor => ({
  dtype: 'F32',
  shape: [values.length],
  data: bytesOf(values),
});
