import { describe, expect, test } from 'vitest';
import { EpochSampler, GroupSampler, UpweightedSampler } from '../../../../electron/engine/stages/sampler.ts';
import { RandomStream } from '../../../../shared/random.ts';

const random = (purpose = 'test') => RandomStream.for(1, purpose);

describe('an epoch', () => {
  test('has each sample once, in a new order each time', () => {
    const sampler = new EpochSampler(100, random());
    const [first, second] = [sampler.next(100), sampler.next(100)];
    const all = Array.from({ length: 100 }, (_, i) => i);
    expect([...first].sort((a, b) => a - b)).toEqual(all);
    expect([...second].sort((a, b) => a - b)).toEqual(all);
    expect([...second]).not.toEqual([...first]);
  });

  test('may end within a batch, without losing a sample', () => {
    const sampler = new EpochSampler(10, random());
    const drawn = [...sampler.next(7), ...sampler.next(7), ...sampler.next(6)];
    for (let sample = 0; sample < 10; sample++) expect(drawn.filter((index) => index === sample)).toHaveLength(2);
  });

  test('goes on from a kept state as if it had not stopped', () => {
    const sampler = new EpochSampler(50, random());
    sampler.next(70);
    const other = new EpochSampler(50, random('another'));
    other.restore(sampler.state);
    expect([...other.next(120)]).toEqual([...sampler.next(120)]);
  });
});

test('an epoch does not go on from a position that it does not have', () => {
  const { state } = new EpochSampler(10, random());
  expect(() => new EpochSampler(10, random()).restore({ ...state, position: 11 })).toThrow(RangeError);
});

describe('upweighting', () => {
  const marked = Uint8Array.from({ length: 1000 }, (_, i) => (i < 20 ? 1 : 0));

  test('draws a marked sample so many times as often as another', () => {
    const sampler = new UpweightedSampler(marked, 80, random());
    const draws = 200_000;
    const counts = new Int32Array(1000);
    for (const index of sampler.next(draws)) counts[index] = (counts[index] ?? 0) + 1;
    const share = counts.slice(0, 20).reduce((sum, count) => sum + count, 0) / draws;
    const expected = (20 * 80) / (20 * 80 + 980);
    const deviation = Math.sqrt((expected * (1 - expected)) / draws);
    expect(Math.abs(share - expected)).toBeLessThan(4 * deviation);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test.each([
    ['nothing is marked', new Uint8Array(10), 80, Array.from({ length: 10 }, (_, i) => i)],
    ['everything is marked', new Uint8Array(10).fill(1), 80, Array.from({ length: 10 }, (_, i) => i)],
    ['the weight is 0', Uint8Array.from([1, 0, 0, 1]), 0, [1, 2]],
  ])('draws what it can where %s', (_when, marks, upweight, expected) => {
    const drawn = new Set(new UpweightedSampler(marks, upweight, random()).next(500));
    expect([...drawn].sort((a, b) => a - b)).toEqual(expected);
  });

  test('refuses where no sample has a chance', () => {
    expect(() => new UpweightedSampler(new Uint8Array(3).fill(1), 0, random())).toThrow(RangeError);
  });

  test('goes on from a kept state as if it had not stopped', () => {
    const sampler = new UpweightedSampler(marked, 10, random());
    sampler.next(33);
    const other = new UpweightedSampler(marked, 10, random('another'));
    other.restore(sampler.state);
    expect([...other.next(100)]).toEqual([...sampler.next(100)]);
  });
});

describe('GroupSampler', () => {
  // Groups 2 and 5 of 9 samples and of 1; the others are empty.
  const groups = Int32Array.of(2, 2, 2, 5, 2, 2, 2, 2, 2, 2);

  test('draws all groups that hold samples alike, and the samples of one group alike', () => {
    const drawn = new GroupSampler(groups, RandomStream.for(1, 'test')).next(20_000);
    const counts = new Float64Array(groups.length);
    for (const sample of drawn) counts[sample] = (counts[sample] ?? 0) + 1;
    expect((counts[3] ?? 0) / drawn.length).toBeCloseTo(0.5, 1);
    for (const sample of [0, 1, 9]) expect((counts[sample] ?? 0) / drawn.length).toBeCloseTo(1 / 18, 2);
  });

  test('goes on from its state as if it had not stopped', () => {
    const whole = new GroupSampler(groups, RandomStream.for(2, 'test'));
    whole.next(7);
    const resumed = new GroupSampler(groups, RandomStream.for(3, 'test'));
    resumed.restore(whole.state);
    expect(resumed.next(20)).toEqual(whole.next(20));
  });
});
