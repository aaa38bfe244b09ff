// From a network and its values to its graph: the pass is run over names instead of tensors.
import type { Normalisation } from '../../../../dataset/transforms/transform.ts';
import type { Network } from '../../networks/network.ts';
import { EPSILON } from '../../nn/batch-norm.ts';
import type { TorchValues } from '../../nn/network-state.ts';
import type { ConvolutionLayer, LinearLayer, Operations } from '../../nn/operations.ts';
import { effectiveWeight } from '../effective-weights.ts';
import type { GraphNode, NetworkGraph, Operation, Weight } from './network-graph.ts';

export interface TracedNetwork {
  readonly network: Network;
  /** In PyTorch's layout. */
  readonly values: TorchValues;
  /** Whether weights with π < 0 are taken as 0; else all are kept. */
  readonly masked: boolean;
  readonly image: { readonly channels: number; readonly height: number; readonly width: number };
  /** What is done to pixels in [0, 1] before the network sees them. */
  readonly normalisation: Normalisation | null;
}

/** Throws an Error where a value is missing. */
export function traceGraph(traced: TracedNetwork): NetworkGraph {
  const nodes: GraphNode[] = [];
  const input = append(nodes, 'image', [], { kind: 'input', ...traced.image });
  const { normalisation } = traced;
  const images =
    normalisation === null ? input : append(nodes, 'normalized', [input], { kind: 'normalize', ...normalisation });
  const { logits, feature } = traced.network.pass(new Tracing(traced, nodes), images);
  return { nodes, logits, feature };
}

/** Values are names of nodes. */
class Tracing implements Operations<string> {
  readonly #traced: TracedNetwork;
  readonly #nodes: GraphNode[];
  readonly #prefix: string;

  constructor(traced: TracedNetwork, nodes: GraphNode[], prefix = '') {
    this.#traced = traced;
    this.#nodes = nodes;
    this.#prefix = prefix;
  }

  convolution(x: string, { name, gated, stride, padding }: ConvolutionLayer): string {
    const weight = this.#weight(`${name}.weight`, gated);
    return this.#named(name, [x], { kind: 'convolution', weight, bias: null, stride, padding });
  }

  linear(x: string, { name, gated }: LinearLayer): string {
    const weight = this.#weight(`${name}.weight`, gated);
    return this.#named(name, [x], { kind: 'linear', weight, bias: this.#value(`${name}.bias`) });
  }

  productOfCopy(x: string, weight: string): string {
    const name = weight.replace(/\.weight$/, '');
    return this.#named(name, [x], { kind: 'linear', weight: this.#weight(weight), bias: null });
  }

  batchNorm(x: string, name: string): string {
    const norm = {
      scale: this.#value(`${name}.weight`),
      shift: this.#value(`${name}.bias`),
      mean: this.#value(`${name}.running_mean`),
      variance: this.#value(`${name}.running_var`),
      epsilon: EPSILON,
    };
    return this.#named(name, [x], { kind: 'batch-norm', norm });
  }

  relu(x: string): string {
    return this.#numbered([x], { kind: 'relu' });
  }

  add(a: string, b: string): string {
    return this.#numbered([a, b], { kind: 'add' });
  }

  addRelu(a: string, b: string): string {
    return this.relu(this.add(a, b));
  }

  maxPool(x: string): string {
    return this.#numbered([x], { kind: 'max-pool' });
  }

  averagePool(x: string): string {
    return this.#numbered([x], { kind: 'average-pool' });
  }

  flatten(x: string): string {
    return this.#numbered([x], { kind: 'flatten' });
  }

  scale(x: string, factor: number): string {
    return this.#numbered([x], { kind: 'scale', factor: Math.fround(factor) });
  }

  within(prefix: string): Tracing {
    return new Tracing(this.#traced, this.#nodes, `${this.#prefix}${prefix}`);
  }

  #named(name: string, inputs: readonly string[], operation: Operation): string {
    return append(this.#nodes, `${this.#prefix}${name}`, inputs, operation);
  }

  /** Nodes without weights are called by what they do, and counted. */
  #numbered(inputs: readonly string[], operation: Operation): string {
    return append(this.#nodes, `${operation.kind}${this.#nodes.length}`, inputs, operation);
  }

  #weight(name: string, gated = false): Weight {
    const full = `${this.#prefix}${name}`;
    const { network, values, masked } = this.#traced;
    const shape = network.parameters.find((parameter) => parameter.name === full)?.torchShape;
    if (shape === undefined) throw new Error(`${network.name} has no tensor ${full}`);
    return { shape, values: gated && masked ? effectiveWeight(full, values) : this.#value(name) };
  }

  #value(name: string): Float32Array {
    const value = this.#traced.values.get(`${this.#prefix}${name}`);
    if (value === undefined) throw new Error(`no value of ${this.#prefix}${name}`);
    return value;
  }
}

function append(nodes: GraphNode[], name: string, inputs: readonly string[], operation: Operation): string {
  if (nodes.some((node) => node.name === name)) throw new Error(`two nodes are called ${name}`);
  nodes.push({ name, inputs, operation });
  return name;
}
