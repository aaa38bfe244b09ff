// Which channels of a graph give the same value at every pixel of every image.
import { affineOf } from './fold-batch-norm.ts';
import type { GraphNode, NetworkGraph, Weight } from './network-graph.ts';

/** By channel: its constant value, or null where it varies. */
export type ChannelConstants = readonly (number | null)[];

/**
 * By name of the node. A convolution with padding gives a constant only where all that it reads has the value 0: next to the
 * border it reads zeros, too.
 */
export function channelConstants(
  graph: NetworkGraph,
  channelsOf: (name: string) => number,
): ReadonlyMap<string, ChannelConstants> {
  const constants = new Map<string, ChannelConstants>();
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((name) => constants.get(name) ?? []);
    constants.set(node.name, constantsOf(node, inputs, channelsOf(node.name)));
  }
  return constants;
}

function constantsOf(
  { operation }: GraphNode,
  [x = [], other = []]: readonly ChannelConstants[],
  channels: number,
): ChannelConstants {
  const each = (value: (constant: number, channel: number) => number): ChannelConstants =>
    x.map((constant, channel) => (constant === null ? null : value(constant, channel)));
  switch (operation.kind) {
    case 'convolution':
      return afterWeight(operation.weight, operation.bias, x, operation.padding === 0);
    case 'linear':
      return afterWeight(operation.weight, operation.bias, x, true);
    case 'batch-norm': {
      const { factor, offset } = affineOf(operation.norm);
      return each((value, c) => value * (factor[c] ?? 0) + (offset[c] ?? 0));
    }
    case 'relu':
      return each((value) => Math.max(0, value));
    case 'add':
      return x.map((constant, c) => sumOf(constant, other[c]));
    case 'scale':
      return each((value) => value * operation.factor);
    case 'max-pool':
    case 'average-pool':
      return x;
    default:
      // The image, and what is made of its pixels one by one.
      return new Array<null>(channels).fill(null);
  }
}

const sumOf = (a: number | null, b: number | null | undefined): number | null =>
  a !== null && typeof b === 'number' ? a + b : null;

function afterWeight(
  { shape, values }: Weight,
  bias: Float32Array | null,
  x: ChannelConstants,
  anyConstant: boolean,
): ChannelConstants {
  const [outputs = 0, inputs = 0] = shape;
  const area = values.length / (outputs * inputs);
  return Array.from({ length: outputs }, (_, output) => {
    let sum = bias?.[output] ?? 0;
    for (let input = 0; input < inputs; input++) {
      const constant = x[input] ?? null;
      for (let i = 0; i < area; i++) {
        const weight = values[(output * inputs + input) * area + i] ?? 0;
        if (weight === 0 || constant === 0) continue;
        if (constant === null || !anyConstant) return null;
        sum += weight * constant;
      }
    }
    return sum;
  });
}
