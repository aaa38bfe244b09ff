// Structural removal: what goes, what stays, and that the function stays the same.
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeOnnx } from '../../../../electron/engine/exporting/formats/onnx.ts';
import { foldBatchNorms } from '../../../../electron/engine/exporting/graph/fold-batch-norm.ts';
import type { GraphNode, NetworkGraph } from '../../../../electron/engine/exporting/graph/network-graph.ts';
import { removeDeadChannels } from '../../../../electron/engine/exporting/graph/remove-dead-channels.ts';
import { shapesOf } from '../../../../electron/engine/exporting/graph/shapes.ts';
import { traceGraph } from '../../../../electron/engine/exporting/graph/trace.ts';
import { OnnxNetwork } from '../../../../electron/engine/exporting/onnx-runtime.ts';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import type { NetworkName } from '../../../../shared/network-names.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { engineSays } from './engine-logits.ts';
import { randomImages, traced, usedValues } from './made-networks.ts';

beforeAll(() => {
  useTensorFlow();
});

const IMAGE = { channels: 3, height: 20, width: 20 };

/**
 * A residual block by hand: `a` gives the stream, `b` and `c` the branch that is added to it, `d` reads the sum. 2 channels
 * each, kernels of 1 × 1 where nothing else is said; a weight [outputs][inputs] of numbers.
 */
function residual(
  weights: Record<'a' | 'b' | 'c' | 'd', number[][]>,
  biases: Partial<Record<'a' | 'b' | 'c', number[]>> = {},
) {
  const layer = (name: 'a' | 'b' | 'c', input: string): GraphNode => {
    const weight = { shape: [2, 2, 1, 1], values: Float32Array.from(weights[name].flat()) };
    const bias = Float32Array.from(biases[name] ?? [0, 0]);
    return { name, inputs: [input], operation: { kind: 'convolution', weight, bias, stride: 1, padding: 0 } };
  };
  const nodes: GraphNode[] = [
    { name: 'image', inputs: [], operation: { kind: 'input', channels: 2, height: 3, width: 3 } },
    layer('a', 'image'),
    { name: 'r', inputs: ['a'], operation: { kind: 'relu' } },
    layer('b', 'r'),
    { name: 'rb', inputs: ['b'], operation: { kind: 'relu' } },
    layer('c', 'rb'),
    { name: 'sum', inputs: ['c', 'r'], operation: { kind: 'add' } },
    { name: 'pool', inputs: ['sum'], operation: { kind: 'average-pool' } },
    {
      name: 'd',
      inputs: ['pool'],
      operation: {
        kind: 'linear',
        weight: { shape: [2, 2], values: Float32Array.from(weights.d.flat()) },
        bias: Float32Array.of(0, 0),
      },
    },
  ];
  return { nodes, logits: 'd', feature: 'pool' };
}

const full = [
  [1, 2],
  [3, 4],
];

const channelsOf = (graph: NetworkGraph, name: string): number => shapesOf(graph).get(name)?.channels ?? 0;

const operationOf = (graph: NetworkGraph, name: string) => graph.nodes.find((node) => node.name === name)?.operation;

describe('of a residual block', () => {
  const deadRow = [
    [1, 2],
    [0, 0],
  ];

  test('an inner channel goes, and its constant value goes into the bias of what reads it', () => {
    const { graph, channels } = removeDeadChannels(
      residual({ a: full, b: deadRow, c: full, d: full }, { b: [0, 5], c: [1, 1] }),
      [],
      1,
    );
    expect(channels).toEqual({ total: 8, dead: 1, removed: 1 });
    expect(channelsOf(graph, 'b')).toBe(1);
    expect(channelsOf(graph, 'sum')).toBe(2);
    // c's bias 1 and its weights 2 and 4 for the removed channel, whose value after ReLU is 5.
    expect(operationOf(graph, 'c')).toMatchObject({ bias: Float32Array.of(11, 21), weight: { shape: [2, 1, 1, 1] } });
  });

  test('a channel that the stream has and the branch has not stays', () => {
    const { graph, channels } = removeDeadChannels(residual({ a: full, b: full, c: deadRow, d: full }), [], 1);
    expect(channels.removed).toBe(0);
    expect(channelsOf(graph, 'c')).toBe(2);
  });

  test('a channel that is dead in stream and branch goes from both', () => {
    const { graph, channels } = removeDeadChannels(
      residual({ a: deadRow, b: full, c: deadRow, d: full }, { a: [0, 2], c: [0, 3] }),
      [],
      1,
    );
    expect(channels).toEqual({ total: 8, dead: 2, removed: 2 });
    expect([channelsOf(graph, 'a'), channelsOf(graph, 'c'), channelsOf(graph, 'sum')]).toEqual([1, 1, 1]);
    // Both constants, 2 and 3, reach d by the sum.
    expect(operationOf(graph, 'd')).toMatchObject({ bias: Float32Array.of(2 * 5, 4 * 5) });
  });

  test('a channel that nothing reads goes, and then what only it read', () => {
    const unread = [
      [1, 0],
      [1, 0],
    ];
    const { graph } = removeDeadChannels(residual({ a: full, b: full, c: unread, d: full }), [], 1);
    expect(channelsOf(graph, 'b')).toBe(1);
  });

  test('where all channels are dead one stays, as no library takes a layer without any', () => {
    const dead = [
      [0, 0],
      [0, 0],
    ];
    const { graph } = removeDeadChannels(residual({ a: full, b: dead, c: full, d: full }), [], 1);
    expect(channelsOf(graph, 'b')).toBe(1);
  });

  test('an output keeps all of its channels', () => {
    const network = residual({ a: deadRow, b: full, c: deadRow, d: full });
    expect(channelsOf(removeDeadChannels(network, ['pool'], 1).graph, 'pool')).toBe(2);
  });
});

/** Kills half of the outputs of most layers, the same ones in all of a stage, so that streams lose channels as well. */
const halfDead = (layer: string, output: number): boolean =>
  output % 2 === 0 && !layer.startsWith('fc') && !layer.startsWith('linear4') && layer !== 'linear';

describe.each<[NetworkName, number]>([
  ['cnn', 0.3],
  ['fcn', 0.3],
  ['resnet18', 0.2],
  ['resnet50', 0.05],
  ['wide-resnet16-8', 0.2],
])('%s', (name, least) => {
  test.each([1, 16])('says the same without its dead channels, in blocks of %i', async (block) => {
    const network = networkFor(name, { classes: 4, ...IMAGE });
    const made = traced(network, usedValues(network, 3, halfDead), IMAGE);
    const images = randomImages(IMAGE, 2);
    const { graph, channels } = removeDeadChannels(foldBatchNorms(traceGraph(made)), [], block);
    if (block === 1) expect(channels.removed / channels.total).toBeGreaterThan(least);
    for (const { name: layer, operation } of graph.nodes) {
      const whole = network.parameters.find((parameter) => parameter.name === `${layer}.weight`)?.torchShape[0];
      const left = channelsOf(graph, layer);
      if (operation.kind === 'convolution') expect(left === whole || left % block === 0, layer).toBe(true);
    }
    const { logits } = engineSays(made, images);
    const model = encodeOnnx(graph, { feature: false, int8: false, metadata: {} });
    const runtime = await OnnxNetwork.open(model, IMAGE);
    const said = (await runtime.run(images)).get('logits');
    await runtime.close();
    const largest = logits.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(said).toHaveLength(logits.length);
    logits.forEach((value, i) => {
      expect(Math.abs(value - (said?.[i] ?? Number.NaN))).toBeLessThan(1e-5 * largest);
    });
  });
});
