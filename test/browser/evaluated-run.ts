// Masks and predictions in a run's folder, made up: for pages and benchmarks, not for what a network says.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeSafetensors } from '../../electron/formats/safetensors.ts';
import { RandomStream } from '../../shared/random.ts';
import { predictionsFile, storedPredictions } from '../../shared/split-predictions.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';

const point = { stage: 'retraining', network: 'classifier', step: 500 } as const;

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A checkpoint with masks of two layers, of which a share from 0 to 1 is kept. */
export function writeMasks(folder: string, kept: number, seed: number): void {
  const random = RandomStream.for(seed, 'masks');
  const layer = (name: string, shape: number[]) => {
    const pi = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => kept - random.uniform());
    return [`${name}.mask.gumbel_pi`, { dtype: 'F32', shape, data: new Uint8Array(pi.buffer) }] as const;
  };
  const tensors = new Map([layer('conv1', [8, 3, 4, 4]), layer('linear', [10, 8])]);
  write(join(folder, 'checkpoints/retrained.safetensors'), encodeSafetensors(tensors, { stage: 'retraining' }));
}

/** Predictions of all samples: each `wrongEvery`-th one is taken for the next class. `samples` is the split's digest. */
export function writePredictions(
  folder: string,
  split: SplitName,
  samples: string,
  classes: readonly number[],
  wrongEvery: number,
): void {
  const isWrong = (i: number): boolean => i % wrongEvery === 0;
  const stored = storedPredictions({
    ...{ split, point, samples, classes },
    predictions: classes.map((label, i) => (isWrong(i) ? (label + 1) % 10 : label)),
    labelProbabilities: classes.map((_, i) => (isWrong(i) ? 0.1 : 0.9)),
  });
  write(join(folder, predictionsFile(split)), JSON.stringify(stored));
}
