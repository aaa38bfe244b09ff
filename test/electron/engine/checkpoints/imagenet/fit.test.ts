// ImageNet weights put into a network.
import { describe, expect, test } from 'vitest';
import { withPretrained } from '../../../../../electron/engine/checkpoints/imagenet/fit.ts';
import { storedTensors } from '../../../../../electron/engine/checkpoints/network-checkpoint.ts';
import { networkFor } from '../../../../../electron/engine/networks/registry.ts';
import type { StoredTensor } from '../../../../../electron/formats/safetensors.ts';
import type { NetworkName } from '../../../../../shared/network-names.ts';

const named = (name: NetworkName, classes = 2) => networkFor(name, { classes, height: 32, width: 32, channels: 3 });

/** Every tensor filled with one value. */
const filled = (name: NetworkName, value: number, classes?: number) =>
  new Map(
    named(name, classes).parameters.map(({ name: tensor, torchShape }) => [
      tensor,
      new Float32Array(torchShape.reduce((product, length) => product * length, 1)).fill(value),
    ]),
  );

/** As torchvision stores a network: 1000 classes, no mask parameters. */
function published(name: NetworkName): Map<string, StoredTensor> {
  const tensors = storedTensors(named(name, 1000), filled(name, 7, 1000), 1);
  return new Map([...tensors].filter(([tensor]) => !tensor.endsWith('gumbel_pi')));
}

test('all but the last layer and the masks is taken over', () => {
  const network = named('resnet18');
  const values = withPretrained(network, filled('resnet18', 3), published('resnet18'), 'a.pth');
  const taken = network.parameters.filter(({ name }) => values.get(name)?.every((value) => value === 7));
  const kept = network.parameters.filter(({ name }) => values.get(name)?.every((value) => value === 3));
  expect(taken.length + kept.length).toBe(network.parameters.length);
  expect(kept.filter(({ kind }) => kind !== 'pi').map(({ name }) => name)).toEqual(['fc.weight', 'fc.bias']);
  expect(taken.map(({ name }) => name)).toContain('layer4.1.bn2.running_var');
});

test('a low-pass network takes the weights of its plain one', () => {
  const values = withPretrained(named('lowpass-resnet18'), filled('lowpass-resnet18', 3), published('resnet18'), 'a');
  expect(values.get('layer1.0.conv1.weight')?.[0]).toBe(7);
});

describe('a file that does not fit says which tensors differ', () => {
  const refusal = (tensors: Map<string, StoredTensor>) => () =>
    withPretrained(named('resnet18'), filled('resnet18', 3), tensors, 'a.pth');

  test('of a deeper network', () => {
    expect(refusal(published('resnet34'))).toThrow(
      /^a\.pth does not fit the network resnet18: layer1\.2\.conv1\.weight has no place in the network; .*; and \d+ more$/,
    );
  });

  test('with another shape, another type, or without some', () => {
    const tensors = published('resnet18');
    tensors.delete('bn1.bias');
    tensors.set('conv1.weight', { dtype: 'F32', shape: [64, 1, 7, 7], data: new Uint8Array(0) });
    tensors.set('bn1.weight', { dtype: 'F64', shape: [64], data: new Uint8Array(0) });
    expect(refusal(tensors)).toThrow(
      'a.pth does not fit the network resnet18: conv1.weight is F32 [64,1,7,7], not F32 [64,3,7,7]; bn1.weight is F64 [64], not F32 [64]; bn1.bias is missing',
    );
  });

  test('names how to mend it', () => {
    expect(refusal(new Map())).toThrow(
      expect.objectContaining({ code: 'weights-mismatch', remedy: expect.stringContaining('--network') }),
    );
  });
});
