import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Network } from '../../../../electron/engine/networks/network.ts';
import { GatedConvolution, GatedLinear } from '../../../../electron/engine/nn/gated-layers.ts';
import { NetworkState } from '../../../../electron/engine/nn/network-state.ts';
import { ParameterTable } from '../../../../electron/engine/nn/parameter.ts';
import { channelMap, keptLayersOf, keptWeightsOf } from '../../../../electron/engine/objectives/kept-weights.ts';
import { useTensorFlow } from '../../../tensorflow.ts';

beforeAll(() => {
  useTensorFlow();
});

/** Kernels of 2 × 2, by [output, input] in PyTorch's order: 4, 1, 0, 2, 3 and 2 of their weights are kept. */
const KERNELS = [
  [1, 0, 0.5, 1.5],
  [-1, -2, 0, -0.1],
  [-1, -1, -1, -1],
  [2, -2, 2, -2],
  [0, 0, 0, -1e-6],
  [-3, 1, 1, -3],
];
const KEPT = [255, 64, 0, 128, 191, 128];

describe('a channel map', () => {
  test('scales the kept weights of each pair of channels to 0..255', () => {
    expect(channelMap('conv1', Float32Array.from(KERNELS.flat()), [2, 3, 2, 2])).toEqual({
      layer: 'conv1',
      outputs: 2,
      inputs: 3,
      area: 4,
      kept: Uint8Array.from(KEPT),
    });
  });

  test('of a linear layer has one weight a pair', () => {
    const map = channelMap('linear1', Float32Array.of(1.5, -1, 0, -0.5, 2, -2), [2, 3]);
    expect(map).toEqual({
      layer: 'linear1',
      outputs: 2,
      inputs: 3,
      area: 1,
      kept: Uint8Array.of(255, 0, 255, 0, 255, 0),
    });
  });

  test.each([
    ['all', 1.5, 255],
    ['nothing', -0.5, 0],
    ['all: 0 keeps', 0, 255],
  ])('of a layer that keeps %s is the same everywhere', (_name, pi, byte) => {
    const { kept } = channelMap('layer', new Float32Array(4 * 3 * 9).fill(pi), [4, 3, 3, 3]);
    expect([...kept]).toEqual(new Array(12).fill(byte));
  });
});

describe('the kept weights of a network', () => {
  function network(): Network {
    const table = new ParameterTable();
    const convolution = new GatedConvolution(
      'conv1',
      { inputs: 3, outputs: 2, kernel: 2, stride: 1, padding: 0 },
      table,
    );
    const linear = new GatedLinear('linear1', { inputs: 2, outputs: 1 }, table);
    return {
      name: 'small',
      classes: 1,
      featureSize: 2,
      parameters: table.all(),
      gatedLayers: [convolution.name, linear.name],
      predict: () => {
        throw new Error('not for passes');
      },
      pass: () => {
        throw new Error('not for passes');
      },
    };
  }

  test('are counted layer by layer and mapped in the order of PyTorch', () => {
    const made = network();
    const values = new Map(
      made.parameters.map(({ name, torchShape }) => [
        name,
        new Float32Array(torchShape.reduce((product, n) => product * n, 1)),
      ]),
    );
    values.set('conv1.mask.gumbel_pi', Float32Array.from(KERNELS.flat()));
    values.set('linear1.mask.gumbel_pi', Float32Array.of(-1, 1));
    const before = memory().numTensors;
    const state = new NetworkState(made, values);
    const { layers, maps } = keptWeightsOf(state);
    expect(keptLayersOf(state)).toEqual(layers);
    state.dispose();
    expect(layers).toEqual([
      { layer: 'conv1', kept: 12, total: 24 },
      { layer: 'linear1', kept: 1, total: 2 },
    ]);
    expect(maps.map(({ kept }) => [...kept])).toEqual([KEPT, [0, 255]]);
    expect(memory().numTensors).toBe(before);
  });
});
