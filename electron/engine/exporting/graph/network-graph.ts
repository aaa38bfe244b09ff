// A network as a graph: what every export format is written from. Pure data; nothing here computes.

/** Row-major, in PyTorch's layout: convolutions [outputs, inputs, kernel, kernel], linear layers [outputs, inputs]. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What a node computes from its inputs. Images are [batch, channels, height, width] in any memory order. */
export type Operation =
  /** Images in [0, 1]. */
  | { readonly kind: 'input'; readonly channels: number; readonly height: number; readonly width: number }
  /** (x − mean) / std of each channel. */
  | { readonly kind: 'normalize'; readonly mean: readonly number[]; readonly std: readonly number[] }
  /** Square kernel, zero padding the same on all sides; `bias` [outputs]. */
  | {
      readonly kind: 'convolution';
      readonly weight: Weight;
      readonly bias: Float32Array | null;
      readonly stride: number;
      readonly padding: number;
    }
  /** x · weightᵀ + bias. Features of a flattened image come channel by channel. */
  | { readonly kind: 'linear'; readonly weight: Weight; readonly bias: Float32Array | null }
  /** (x − mean) / √(variance + ε) · scale + shift, each [channels]. */
  | { readonly kind: 'batch-norm'; readonly norm: Norm }
  | { readonly kind: 'relu' }
  | { readonly kind: 'add' }
  /** 3 × 3, stride 2, padding 1. Its input is nowhere negative, so zeros serve as padding. */
  | { readonly kind: 'max-pool' }
  /** The mean over pixels: [batch, channels]. */
  | { readonly kind: 'average-pool' }
  | { readonly kind: 'flatten' }
  | { readonly kind: 'scale'; readonly factor: number };

export interface Norm {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  readonly epsilon: number;
}

export interface GraphNode {
  /** Unique; of layers with weights PyTorch's, such as `layer1.0.conv1`. */
  readonly name: string;
  /** Names of the nodes that it reads, all of them before it. */
  readonly inputs: readonly string[];
  readonly operation: Operation;
}

export interface NetworkGraph {
  /** The first is the input. */
  readonly nodes: readonly GraphNode[];
  /** Names of the nodes that give [batch, classes] and [batch, features]. */
  readonly logits: string;
  readonly feature: string;
}

/** Throws an Error where the graph has no node of that name. */
export function nodeOf(graph: NetworkGraph, name: string): GraphNode {
  const found = graph.nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`the graph has no node ${name}`);
  return found;
}

/** The one input of a node that has one. */
export function inputOf({ name, inputs }: GraphNode): string {
  const [input] = inputs;
  if (input === undefined) throw new Error(`${name} has no input`);
  return input;
}

/** The nodes that read each node, by its name. */
export function readersOf(graph: NetworkGraph): ReadonlyMap<string, readonly GraphNode[]> {
  const readers = new Map<string, GraphNode[]>(graph.nodes.map(({ name }) => [name, []]));
  for (const node of graph.nodes) for (const input of node.inputs) readers.get(input)?.push(node);
  return readers;
}
