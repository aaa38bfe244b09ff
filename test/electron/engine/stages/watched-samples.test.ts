import { expect, test } from 'vitest';
import { samplePredictions, watchedSamples } from '../../../../electron/engine/stages/watched-samples.ts';
import { runEventBody } from '../../../../shared/events.ts';
import { RandomStream } from '../../../../shared/random.ts';

const stream = (seed = 1) => RandomStream.for(seed, 'watched');

test('twelve aligned and twelve conflicting samples, the same for the same seed', () => {
  const conflicting = Uint8Array.from({ length: 1000 }, (_, index) => (index % 3 === 0 ? 1 : 0));
  const watched = watchedSamples({ count: 1000, conflicting }, stream());
  expect(watched.map((index) => conflicting[index])).toEqual([...Array(12).fill(0), ...Array(12).fill(1)]);
  expect(new Set(watched).size).toBe(24);
  expect(watchedSamples({ count: 1000, conflicting }, stream())).toEqual(watched);
  expect(watchedSamples({ count: 1000, conflicting }, stream(2))).not.toEqual(watched);
});

test.each([
  ['no sample conflicts', Uint8Array.from([0, 0, 0]), [0, 1, 2]],
  ['there are few', Uint8Array.from([1, 0, 1]), [1, 0, 2]],
  ['it is unknown which conflict', null, [0, 1, 2]],
  ['there are none', new Uint8Array(0), []],
])('all of them where %s', (_, conflicting, expected) => {
  expect(watchedSamples({ count: expected.length, conflicting }, stream())).toEqual(expected);
});

test('what is said of them is an event with columns of one length', () => {
  const samples = {
    ...{ split: 'test' as const, count: 3 },
    classLabels: Uint16Array.of(5, 6, 7),
    biasLabels: Uint16Array.of(5, 0, 1),
    conflicting: Uint8Array.of(0, 1, 1),
  };
  const said = { predictions: Uint16Array.of(5, 0, 7), labelProbabilities: Float32Array.of(0.99996, 0.12344, 1) };
  const point = { stage: 'pruning', network: 'classifier', step: 4 } as const;
  const event = samplePredictions(point, samples, [0, 2, 1], said);
  expect(event).toMatchObject({ classes: [5, 7, 6], biases: [5, 1, 0], predictions: [5, 7, 0] });
  expect(event.labelProbabilities).toEqual([1, 1, 0.1234]);
  expect(runEventBody.parse(event)).toEqual(event);
  expect(samplePredictions(point, { ...samples, biasLabels: null }, [1], said).biases).toBeNull();
});
