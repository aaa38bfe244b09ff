// Batch norm folded into the convolution before it: fewer nodes, the same function.
import { type GraphNode, inputOf, type NetworkGraph, type Norm, readersOf } from './network-graph.ts';

/** As y = x · factor + offset: factor = scale / √(variance + ε), offset = shift − mean · factor. In double precision. */
export function affineOf({ scale, shift, mean, variance, epsilon }: Norm): { factor: number[]; offset: number[] } {
  const factor = Array.from(scale, (value, c) => value / Math.sqrt((variance[c] ?? 0) + epsilon));
  const offset = Array.from(shift, (value, c) => value - (mean[c] ?? 0) * (factor[c] ?? 0));
  return { factor, offset };
}

/**
 * Each batch norm that is the only reader of a convolution goes into its weight and bias. One that stands before its
 * convolution, as in wide residual networks, stays: the zeros around the image are added after it.
 */
export function foldBatchNorms(graph: NetworkGraph): NetworkGraph {
  const readers = readersOf(graph);
  /** Names of folded norms, and what gives their values now. */
  const folded = new Map<string, string>();
  const norms = new Map<string, Norm>();
  for (const { name, operation } of graph.nodes) {
    const [reader, ...others] = readers.get(name) ?? [];
    if (operation.kind !== 'convolution' || reader?.operation.kind !== 'batch-norm' || others.length > 0) continue;
    if (graph.logits === name || graph.feature === name) continue;
    folded.set(reader.name, name);
    norms.set(name, reader.operation.norm);
  }
  const nodes = graph.nodes.flatMap((node): GraphNode[] => {
    if (folded.has(node.name)) return [];
    const norm = norms.get(node.name);
    const inputs = node.inputs.map((input) => folded.get(input) ?? input);
    return [norm === undefined ? { ...node, inputs } : withNorm(node, norm)];
  });
  const now = (name: string): string => folded.get(name) ?? name;
  return { nodes, logits: now(graph.logits), feature: now(graph.feature) };
}

function withNorm(node: GraphNode, norm: Norm): GraphNode {
  const { operation } = node;
  if (operation.kind !== 'convolution') throw new Error(`${node.name} is no convolution`);
  const { factor, offset } = affineOf(norm);
  const { shape, values } = operation.weight;
  const each = values.length / (shape[0] ?? 1);
  const weight = { shape, values: values.map((value, i) => value * (factor[Math.floor(i / each)] ?? 0)) };
  const bias = Float32Array.from(offset, (value, c) => value + (operation.bias?.[c] ?? 0) * (factor[c] ?? 0));
  return { name: node.name, inputs: [inputOf(node)], operation: { ...operation, weight, bias } };
}
