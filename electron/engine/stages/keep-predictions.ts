// Keeps what the network that counts says of a split, beside the run's checkpoints.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Samples } from '../../../dataset/samples.ts';
import { samplesDigest } from '../../../dataset/samples-digest.ts';
import type { RunPoint } from '../../../shared/events.ts';
import { predictionsFile, storedPredictions } from '../../../shared/split-predictions.ts';
import { writeAtomically } from '../checkpoints/atomic-file.ts';
import type { Classification } from './classification.ts';

/** Writes `<run>/evaluation/<split>/predictions.json`. Throws a FailureError on a full disk. */
export function keepPredictions(folder: string, point: RunPoint, samples: Samples, said: Classification): void {
  const { split, count, classLabels, biasLabels } = samples;
  const digest = samplesDigest({ count, path: (index) => samples.path(index), classLabels, biasLabels });
  const stored = storedPredictions({ split, point, samples: digest, classes: classLabels, ...said });
  const path = join(folder, predictionsFile(split));
  mkdirSync(dirname(path), { recursive: true });
  writeAtomically(path, new TextEncoder().encode(JSON.stringify(stored)));
}
