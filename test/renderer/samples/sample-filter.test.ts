// The filter as an address holds it.
import { describe, expect, test } from 'vitest';
import { allSamples, filterText, parseFilter, type SampleFilter } from '../../../renderer/samples/sample-filter.ts';
import { samplesAddress } from '../../../renderer/shell/addresses.ts';

const everything: SampleFilter = {
  split: 'test',
  classes: [3, 4],
  biases: [0],
  group: 'conflicting',
  mined: 'not-mined',
  corrected: true,
  verdict: 'wrong',
  biasedVerdict: 'right',
  predictions: [7],
  scoreAbove: 0.8,
  picked: '12',
};

describe('a filter in an address', () => {
  test('is read as it was written', () => {
    expect(parseFilter(filterText(everything))).toEqual(everything);
    expect(parseFilter(filterText({ ...allSamples, scoreAbove: 0 }))).toEqual({ ...allSamples, scoreAbove: 0 });
  });

  test('leaves out what is not filtered by', () => {
    expect(filterText(allSamples)).toBe('');
    expect(parseFilter('')).toEqual(allSamples);
    expect(samplesAddress('run 1')).toBe('/samples/run%201');
    expect(samplesAddress('r', { split: 'test', classes: [3], biases: [1] })).toBe(
      '/samples/r/split=test&class=3&bias=1',
    );
  });

  test.each([
    'split=holdout',
    'class=three',
    'class=1,,2',
    'mined=perhaps',
    'score-above=high',
    'picked=../../etc',
    'unknown=1',
  ])('what is not readable counts as not said: %s', (text) => {
    expect(parseFilter(text)).toEqual(allSamples);
  });
});
