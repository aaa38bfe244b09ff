// What each network is: its tensors' names and sizes, as PyTorch counts them, and which of them can be masked.
import { describe, expect, test } from 'vitest';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import { UserError } from '../../../../shared/errors.ts';
import type { NetworkName } from '../../../../shared/network-names.ts';

const input = { classes: 10, height: 32, width: 32, channels: 3 };
const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/**
 * Weights: `sum(p.numel() for p in model.parameters())` of torchvision 0.29's models with 10 classes; the wide networks' by the
 * same sum over the layers of Zagoruyko and Komodakis (their table 4 rounds them to 36.5 and 11.0 million).
 */
const cases: [NetworkName, { weights: number; feature: number; gated: number }][] = [
  ['cnn', { weights: 661_898, feature: 256, gated: 4 }],
  ['fcn', { weights: 320_962, feature: 32, gated: 4 }],
  ['resnet18', { weights: 11_181_642, feature: 512, gated: 21 }],
  ['resnet34', { weights: 21_289_802, feature: 512, gated: 37 }],
  ['resnet50', { weights: 23_528_522, feature: 2048, gated: 54 - 16 }],
  ['resnet101', { weights: 42_520_650, feature: 2048, gated: 105 - 33 }],
  ['lowpass-resnet18', { weights: 11_181_642, feature: 512, gated: 16 }],
  ['wide-resnet28-10', { weights: 36_479_194, feature: 640, gated: 28 }],
  ['wide-resnet16-8', { weights: 10_961_370, feature: 512, gated: 16 }],
];

describe.each(cases)('%s', (name, expected) => {
  const network = networkFor(name, input);

  test('has as many weights as published, and features', () => {
    const weights = network.parameters.filter(({ kind }) => kind === 'weight');
    expect(weights.reduce((sum, { torchShape }) => sum + size(torchShape), 0)).toBe(expected.weights);
    expect(network.featureSize).toBe(expected.feature);
  });

  test('has a mask parameter for each weight that can be masked', () => {
    expect(network.gatedLayers).toHaveLength(expected.gated);
    const shapes = new Map(network.parameters.map((parameter) => [parameter.name, parameter.torchShape]));
    for (const layer of network.gatedLayers) {
      expect(shapes.get(`${layer}.mask.gumbel_pi`)).toEqual(shapes.get(`${layer}.weight`));
    }
  });
});

test('the last convolution of a bottleneck is never masked, nor are stem and first stage of a low-pass network', () => {
  const bottlenecks = networkFor('resnet50', input).gatedLayers;
  expect(bottlenecks.filter((layer) => layer.includes('conv3'))).toEqual([]);
  expect(bottlenecks).toContain('layer4.2.conv2');
  const lowPass = networkFor('lowpass-resnet18', input).gatedLayers;
  expect(lowPass[0]).toBe('layer2.0.conv1');
  expect(lowPass).toContain('layer2.0.downsample.0');
  expect(networkFor('wide-resnet16-8', input).gatedLayers).not.toContain('fc');
});

test('images too small for a network are refused with their size', () => {
  const small = { ...input, height: 7, width: 40 };
  expect(() => networkFor('cnn', small)).toThrow(UserError);
  expect(() => networkFor('cnn', small)).toThrow('images of 8 × 8 pixels or more, and this data set has 7 × 40');
  expect(networkFor('resnet18', small).name).toBe('resnet18');
});
