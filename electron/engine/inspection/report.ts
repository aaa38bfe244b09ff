// The report of an evaluation: accuracy's details on a split, and features of a sample of it.
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Dataset } from '../../../dataset/samples.ts';
import { samplesDigest } from '../../../dataset/samples-digest.ts';
import { calibrationOf } from '../../../shared/calibration.ts';
import type { EvaluateRequest } from '../../../shared/engine-protocol.ts';
import {
  type EvaluationReport,
  REPORT_FILE,
  REPORT_FORMAT,
  type ReportOrder,
  reportFolder,
} from '../../../shared/evaluation-report.ts';
import type { RunPoint } from '../../../shared/events.ts';
import { RandomStream } from '../../../shared/random.ts';
import { writeAtomically } from '../checkpoints/atomic-file.ts';
import { type EmbeddingOrder, embed } from './embedding.ts';
import { type Examination, type Examined, examine } from './examine.ts';

export interface ReportWork {
  readonly request: EvaluateRequest;
  readonly dataset: Dataset;
  readonly point: RunPoint;
  readonly network: Pick<Examination, 'state' | 'mask' | 'heed'>;
  readonly report: ReportOrder;
  readonly signal: AbortSignal;
  readonly progress: EmbeddingOrder['progress'];
}

/** Writes `<run>/evaluation/<split>/report.json`, and gives what the network says of each sample. */
export async function writeReport(work: ReportWork): Promise<Examined> {
  const { request, dataset, point, network, signal, progress } = work;
  const { images, embedding: method } = work.report;
  const { folder, configuration, split } = request;
  const samples = dataset[split];
  const chosen = chooseSamples(samples.count, images, configuration.seed);
  const examined = await examine({ ...network, samples, batchSize: configuration.batch_size, chosen });
  const { predictions, confidences, features } = examined;
  const { classLabels, biasLabels } = samples;
  const correct = predictions.map((label, i) => (label === classLabels[i] ? 1 : 0));
  const report: EvaluationReport = {
    format: REPORT_FORMAT,
    ...{ run: basename(folder), split, point, embedding: method, count: samples.count },
    samples: samplesDigest({ ...samples, path: (index) => samples.path(index) }),
    classNames: [...dataset.classNames],
    biasNames: dataset.biasNames === null ? null : [...dataset.biasNames],
    confusion: confusionOf(classLabels, predictions, dataset.classes),
    calibration: mutable(calibrationOf(confidences, correct)),
    sample: {
      indices: [...chosen],
      paths: Array.from(chosen, (i) => samples.path(i)),
      classes: Array.from(chosen, (i) => classLabels[i] ?? 0),
      biases: biasLabels === null ? null : Array.from(chosen, (i) => biasLabels[i] ?? 0),
      predictions: Array.from(chosen, (i) => predictions[i] ?? 0),
      features: features.map((row) => row.map(digits)),
      positions: (await embed(features, { method, seed: configuration.seed, signal, progress })).map(([x, y]) => [
        digits(x),
        digits(y),
      ]),
    },
  };
  const target = join(folder, reportFolder(split));
  mkdirSync(target, { recursive: true });
  writeAtomically(join(target, REPORT_FILE), new TextEncoder().encode(JSON.stringify(report)));
  return examined;
}

const mutable = ({ error, bins }: ReturnType<typeof calibrationOf>): EvaluationReport['calibration'] => ({
  error,
  bins: [...bins],
});

/** Five significant digits: what a picture or a look at features needs. */
const digits = (value: number): number => Number(value.toPrecision(5));

/** Pure: `images` of `count` samples, ascending; the same for the same seed, for every network of it. */
export function chooseSamples(count: number, images: number, seed: number): Int32Array {
  const order = RandomStream.for(seed, 'sample of an evaluation').permutation(count);
  return order.subarray(0, Math.min(images, count)).toSorted();
}

/** Pure: images of each class [rows] that are taken for each class [columns]. */
export function confusionOf(labels: ArrayLike<number>, predictions: ArrayLike<number>, classes: number): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) {
    const row = matrix[labels[i] ?? 0];
    const column = predictions[i] ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return matrix;
}
