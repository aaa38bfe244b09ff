// The pictures of a report, as files that a viewer opens.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { writePictures } from '../../../../electron/services/evaluation/pictures.ts';
import { calibrationOf } from '../../../../shared/calibration.ts';
import { type EvaluationReport, evaluationReport } from '../../../../shared/evaluation-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcwp-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report: EvaluationReport = {
  format: 2,
  ...{ run: 'a-run', split: 'test', embedding: 'tsne', count: 4, samples: 'ab' },
  point: { stage: 'retraining', network: 'classifier', step: 200 },
  classNames: ['cat', 'dog <&>'],
  biasNames: ['indoors', 'outdoors'],
  confusion: [
    [3, 1],
    [0, 0],
  ],
  calibration: { ...calibrationOf([0.9, 0.8, 0.7, 0.6], [1, 1, 1, 0]), bins: [...calibrationOf([0.9], [1]).bins] },
  sample: {
    indices: [0, 2, 3],
    paths: ['a', 'b', 'c'],
    ...{ classes: [0, 0, 1], biases: [0, 1, 1], predictions: [0, 0, 0] },
    features: [[1], [2], [3]],
    positions: [
      [0, 0],
      [1, 1],
      [2, -1],
    ],
  },
};

test('each chart is an SVG with its words, and a PNG of twice its size', async () => {
  const written = await writePictures(evaluationReport.parse(report), folder);
  expect(written.map((path) => basename(path))).toEqual([
    ...['tsne-by-class.svg', 'tsne-by-class.png', 'tsne-by-bias.svg', 'tsne-by-bias.png'],
    ...['confusion.svg', 'confusion.png', 'calibration.svg', 'calibration.png'],
  ]);
  const svg = (name: string) => readFileSync(join(folder, `${name}.svg`), 'utf8');
  expect(svg('tsne-by-class')).toContain('class dog &lt;&amp;&gt;');
  expect(svg('tsne-by-bias')).toContain('bias outdoors');
  expect(svg('confusion')).toContain('classifier after retraining, step 200; 4 images of the test set');
  expect(svg('confusion')).toMatch(/>75\.0</);
  const { width = 0, height = 0, format } = await sharp(join(folder, 'calibration.png')).metadata();
  expect([format, width, height]).toEqual(['png', 1280, 1120]);
  const { channels } = await sharp(join(folder, 'tsne-by-class.png')).stats();
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(1);
});

test('without bias labels or positions there are no pictures of them', async () => {
  const bare = { ...report, biasNames: null, sample: { ...report.sample, biases: null } };
  const names = async (of: EvaluationReport) => (await writePictures(of, folder)).map((path) => basename(path));
  expect(await names(bare)).not.toContain('tsne-by-bias.svg');
  expect(await names({ ...bare, embedding: 'none' })).toEqual([
    ...['confusion.svg', 'confusion.png', 'calibration.svg', 'calibration.png'],
  ]);
});

test('a report of format 1, which says nothing of the split as a whole, is still read', () => {
  const { indices: _, ...sample } = report.sample;
  const { count: __, samples: ___, ...older } = { ...report, format: 1, sample };
  expect(evaluationReport.parse(older)).toMatchObject({ count: null, samples: null, sample: { indices: null } });
  expect(evaluationReport.safeParse({ ...report, format: 3 }).success).toBe(false);
});
