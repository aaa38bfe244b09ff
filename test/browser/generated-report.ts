// An evaluation's report in a run's folder, made up: for pages and benchmarks, not for what a network says.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvaluationReport, REPORT_FILE, REPORT_FORMAT, reportFolder } from '../../shared/evaluation-report.ts';
import { RandomStream } from '../../shared/random.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';

const point = { stage: 'retraining', network: 'classifier', step: 500 } as const;

export interface GeneratedReport {
  readonly split: SplitName;
  readonly samples: string;
  /** Of the whole split. */
  readonly count: number;
  /** Laid out, the first of the split: a heap for each class. */
  readonly indices: readonly number[];
}

export function writeReport(folder: string, { split, samples, count, indices }: GeneratedReport): void {
  const random = RandomStream.for(1, 'positions');
  const classes = indices.map((index) => index % 10);
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
  const report: EvaluationReport = {
    format: REPORT_FORMAT,
    ...{ run: 'generated', split, point, count, samples, embedding: 'tsne' },
    ...{ classNames: digits, biasNames: digits },
    confusion: digits.map((_, row) => digits.map((__, column) => (row === column ? 9 : 0))),
    calibration: { error: 0.01, bins: [] },
    sample: {
      indices: [...indices],
      paths: indices.map((index) => `cmnist/${split}/${index}.png`),
      classes,
      biases: indices.map((index) => Math.floor(index / 10) % 10),
      predictions: indices.map((index, i) => (index % 37 === 0 ? ((classes[i] ?? 0) + 1) % 10 : (classes[i] ?? 0))),
      features: [],
      positions: classes.map((label) => [
        40 * Math.cos(label) + 8 * random.normal(),
        40 * Math.sin(label) + 8 * random.normal(),
      ]),
    },
  };
  const target = join(folder, reportFolder(split));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, REPORT_FILE), JSON.stringify(report));
}
