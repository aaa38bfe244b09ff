import { expect, test } from 'vitest';
import { estimateText } from '../../../renderer/new-run/estimate-text.ts';
import { durationText } from '../../../shared/number-text.ts';

const estimate = (biased: number, classifier: number, mining: number, pruning: number, retraining: number) => ({
  parts: [
    { stage: 'pretraining' as const, network: 'biased' as const, seconds: biased },
    { stage: 'pretraining' as const, network: 'classifier' as const, seconds: classifier },
    { stage: 'mining' as const, network: 'biased' as const, seconds: mining },
    { stage: 'pruning' as const, network: 'classifier' as const, seconds: pruning },
    { stage: 'retraining' as const, network: 'classifier' as const, seconds: retraining },
  ],
});

test.each([
  [estimate(297, 1281, 0, 274, 150), '33 min', 'pretraining 26 min, pruning 4.6, retraining 2.5'],
  [estimate(5, 6, 0, 8, 0.6), '20 s', 'pretraining 11 s, pruning 8, retraining 1'],
  [estimate(9000, 9000, 20, 40_000, 1000), '16 h 24 min', 'pretraining 5.0 h, pruning 11, retraining 0.3'],
])('an estimate is told by its stages, in one unit', (parts, whole, text) => {
  expect(durationText(parts.parts.reduce((sum, { seconds }) => sum + seconds, 0))).toBe(whole);
  expect(estimateText(parts)).toBe(text);
});
