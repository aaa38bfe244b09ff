// What each part takes of an estimate.
import { expect, test } from 'vitest';
import { partText, totalSeconds } from '../../../renderer/new-run/estimate-text.ts';
import { durationText } from '../../../shared/number-text.ts';

const estimate = (biased: number, classifier: number, pruning: number, retraining: number) => ({
  parts: [
    { stage: 'pretraining' as const, network: 'biased' as const, seconds: biased },
    { stage: 'pretraining' as const, network: 'classifier' as const, seconds: classifier },
    { stage: 'pruning' as const, network: 'classifier' as const, seconds: pruning },
    { stage: 'retraining' as const, network: 'classifier' as const, seconds: retraining },
  ],
});

test.each([
  [estimate(297, 1281, 274, 150), '33 min', ['5.0 min', '21 min', '4.6 min', '2.5 min']],
  [estimate(158, 158, 91, 100), '8 min', ['2.6 min', '2.6 min', '1.5 min', '1.7 min']],
  [estimate(5, 6, 8, 0.6), '20 s', ['5 s', '6 s', '8 s', '1 s']],
  [estimate(9000, 9000, 40_000, 20), '16 h 07 min', ['2.5 h', '2.5 h', '11 h', '< 0.1 h']],
])('the parts of an estimate are told in the unit of the whole', (whole, text, parts) => {
  const total = totalSeconds(whole);
  expect(durationText(total)).toBe(text);
  expect(whole.parts.map(({ seconds }) => partText(seconds, total))).toEqual(parts);
});
