// Weights from elsewhere as values of our networks, and what is said of files that don't fit.
import { describe, expect, test } from 'vitest';
import { bytesOf, storedTensors } from '../../../../electron/engine/checkpoints/network-checkpoint.ts';
import { publishedValues } from '../../../../electron/engine/checkpoints/published-weights.ts';
import { refuseNotFinite } from '../../../../electron/engine/exporting/finite-values.ts';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import type { StoredTensor } from '../../../../electron/formats/safetensors.ts';
import { usedValues } from '../exporting/made-networks.ts';

const network = networkFor('cnn', { classes: 4, height: 28, width: 28, channels: 3 });
const values = usedValues(network);
const file = (): Map<string, StoredTensor> => storedTensors(network, values, 3);

const prefixed = (prefix: string, tensors: ReadonlyMap<string, StoredTensor>) =>
  [...tensors].map(([name, tensor]) => [`${prefix}${name}`, tensor] as const);

const withoutPi = () => new Map([...file()].filter(([name]) => !name.endsWith('gumbel_pi')));

describe('the classifier is taken', () => {
  test.each<[string, Map<string, StoredTensor>]>([
    ['of a state dict', file()],
    ['of both networks', new Map([...prefixed('biased_classifier.', withoutPi()), ...prefixed('classifier.', file())])],
    ['of a module on several devices', new Map(prefixed('module.', file()))],
    ['of both', new Map(prefixed('classifier.module.', file()))],
  ])('%s', (_, tensors) => {
    const read = publishedValues(network, tensors, true, 'a file');
    expect([...read.keys()].sort()).toEqual([...values.keys()].sort());
    for (const [name, value] of values)
      expect(Buffer.compare(bytesOf(read.get(name) ?? new Float32Array(0)), bytesOf(value)), name).toBe(0);
  });

  test('without a mask where none is asked for: every weight is kept then', () => {
    const read = publishedValues(network, withoutPi(), false, 'a file');
    expect(read.get('conv2.weight')).toEqual(values.get('conv2.weight'));
    expect(read.get('conv2.mask.gumbel_pi')?.every((pi) => pi === 1.5)).toBe(true);
  });

  test("with masks that the published class never applies, which are not the network's", () => {
    const wide = networkFor('wide-resnet16-8', { classes: 4, height: 8, width: 8, channels: 3 });
    const tensors = storedTensors(wide, usedValues(wide), 0);
    const head = tensors.get('fc.weight');
    if (head !== undefined) tensors.set('fc.mask.gumbel_pi', head);
    expect([...publishedValues(wide, tensors, true, 'a file').keys()]).not.toContain('fc.mask.gumbel_pi');
  });
});

const changed = (change: (tensors: Map<string, StoredTensor>) => void): Map<string, StoredTensor> => {
  const tensors = file();
  change(tensors);
  return tensors;
};

const zeros = (dtype: StoredTensor['dtype'], shape: number[], bytes: number): StoredTensor => ({
  dtype,
  shape,
  data: new Uint8Array(bytes),
});

test.each<[string, Map<string, StoredTensor>, string]>([
  ['a missing tensor', changed((tensors) => tensors.delete('bn2.bias')), 'bn2.bias is missing'],
  [
    'a missing mask of one layer',
    changed((tensors) => tensors.delete('conv3.mask.gumbel_pi')),
    'conv3.mask.gumbel_pi is missing',
  ],
  [
    'a tensor too many',
    changed((tensors) => tensors.set('conv4.weight', zeros('F32', [1], 4))),
    'has not: conv4.weight',
  ],
  [
    'a shape of another number of classes',
    changed((tensors) => tensors.set('linear.weight', zeros('F32', [5, 256], 5 * 256 * 4))),
    'linear.weight is F32 [5,256], not F32 [4,256]',
  ],
  [
    'another element type',
    changed((tensors) => tensors.set('linear.bias', zeros('F64', [4], 32))),
    'linear.bias is F64 [4], not F32 [4]',
  ],
  ['no mask at all', withoutPi(), 'has weights but no mask'],
])('%s is refused by name', (_, tensors, message) => {
  expect(() => publishedValues(network, tensors, true, 'a.pth')).toThrow(message);
  expect(() => publishedValues(network, tensors, true, 'a.pth')).toThrow('a.pth');
});

test('values that are no numbers are refused by the names of their tensors', () => {
  const broken = new Map(values);
  broken.set('bn1.bias', Float32Array.of(1, Number.NaN));
  broken.set('conv1.weight', Float32Array.of(Number.POSITIVE_INFINITY));
  expect(() => refuseNotFinite(broken, 'a.pth')).toThrow(
    'a.pth has values that are no finite numbers, in conv1.weight, bn1.bias',
  );
  expect(() => refuseNotFinite(values, 'a.pth')).not.toThrow();
});
