// Structural pruning: channels that no image changes, or that nothing reads, taken out of the graph.
//
// Nodes that work channel by channel (norm, ReLU, pooling, a sum) share their channels with what they read: a *stream*. In a
// residual network a stream runs through all blocks of a stage. A channel of a stream goes where each layer that reads the
// stream either has no weight for it, or can take up its constant value in its bias. So a channel that one block leaves
// constant and another does not stays for both.
import { type ChannelConstants, channelConstants } from './channel-constants.ts';
import { type GraphNode, inputOf, type NetworkGraph, type Norm, type Weight } from './network-graph.ts';
import { shapesOf } from './shapes.ts';

export interface StructuralResult {
  readonly graph: NetworkGraph;
  /** Output channels of convolutions and linear layers, before, how many of them are dead, and how many were removed. */
  readonly channels: { readonly total: number; readonly dead: number; readonly removed: number };
}

interface Analysis {
  readonly graph: NetworkGraph;
  readonly channelsOf: (name: string) => number;
  readonly constants: ReadonlyMap<string, ChannelConstants>;
  /** The stream of a node, named by one of its nodes. */
  readonly streamOf: (name: string) => string;
}

/**
 * The same function of an image, but for rounding. `outputs` are the nodes whose channels all stay; the logits are always
 * among them. Convolutions keep a multiple of `block` channels, or all.
 */
export function removeDeadChannels(graph: NetworkGraph, outputs: readonly string[], block: number): StructuralResult {
  const shapes = shapesOf(graph);
  const channelsOf = (name: string): number => shapes.get(name)?.channels ?? 0;
  const constants = channelConstants(graph, channelsOf);
  const analysis: Analysis = { graph, channelsOf, constants, streamOf: streamsOf(graph) };
  const alive = keptChannels(analysis, new Set([graph.logits, ...outputs]));
  const kept = inBlocks(analysis, alive, block);
  const nodes = graph.nodes.map((node) => without(node, analysis, kept));
  const channels = { total: 0, dead: 0, removed: 0 };
  for (const { name, operation } of graph.nodes) {
    if (operation.kind !== 'convolution' && operation.kind !== 'linear') continue;
    channels.total += channelsOf(name);
    channels.dead += channelsOf(name) - keptIn(analysis, alive, name).length;
    channels.removed += channelsOf(name) - keptIn(analysis, kept, name).length;
  }
  return { graph: { ...graph, nodes }, channels };
}

const hasWeight = ({ operation }: GraphNode) => operation.kind === 'convolution' || operation.kind === 'linear';

/** Whether a node's channels are those of what it reads. */
const keepsChannels = (node: GraphNode): boolean =>
  !hasWeight(node) && node.operation.kind !== 'input' && node.operation.kind !== 'flatten';

function streamsOf(graph: NetworkGraph): (name: string) => string {
  const parents = new Map<string, string>();
  const root = (name: string): string => {
    const parent = parents.get(name) ?? name;
    return parent === name ? name : root(parent);
  };
  for (const node of graph.nodes) {
    if (keepsChannels(node)) for (const input of node.inputs) parents.set(root(node.name), root(input));
  }
  return root;
}

/** Channels that stay, in order, by stream. */
type Kept = ReadonlyMap<string, readonly number[]>;

const keptIn = ({ streamOf }: Analysis, kept: Kept, name: string): readonly number[] => kept.get(streamOf(name)) ?? [];

/** Taking one channel out may leave others unread: repeated until nothing changes. */
function keptChannels(analysis: Analysis, outputs: ReadonlySet<string>): Kept {
  const { graph, channelsOf, streamOf } = analysis;
  const whole = wholeStreams(analysis, outputs);
  const kept = new Map<string, readonly number[]>();
  for (const { name } of graph.nodes)
    kept.set(
      streamOf(name),
      Array.from({ length: channelsOf(name) }, (_, c) => c),
    );
  for (let changed = true; changed; ) {
    changed = false;
    for (const [stream, channels] of kept) {
      if (whole.has(stream)) continue;
      const needed = neededChannels(analysis, kept, stream);
      // No library takes a layer without channels.
      const left = channels.filter((channel) => needed.has(channel));
      const next = left.length === 0 ? channels.slice(0, 1) : left;
      if (next.length === channels.length) continue;
      kept.set(stream, next);
      changed = true;
    }
  }
  return kept;
}

/**
 * Some dead channels stay after all, so that each convolution has whole blocks. Such a channel is read by nobody, or still has
 * its constant value: what gives it reads nothing, or constants, which are in its bias.
 */
function inBlocks({ graph, channelsOf, streamOf }: Analysis, kept: Kept, block: number): Kept {
  const whole = new Map(kept);
  for (const { name, operation } of graph.nodes) {
    const stream = streamOf(name);
    const channels = kept.get(stream) ?? [];
    if (operation.kind !== 'convolution' || channels.length % block === 0) continue;
    const wanted = Math.min(channelsOf(name), Math.ceil(channels.length / block) * block);
    const others = Array.from({ length: channelsOf(name) }, (_, c) => c).filter((c) => !channels.includes(c));
    const added = others.slice(0, wanted - channels.length);
    whole.set(
      stream,
      [...channels, ...added].sort((a, b) => a - b),
    );
  }
  return whole;
}

/** Streams of which nothing goes: the image, the outputs, and what is flattened. */
function wholeStreams({ graph, streamOf }: Analysis, outputs: ReadonlySet<string>): ReadonlySet<string> {
  const whole = new Set([...outputs].map(streamOf));
  for (const node of graph.nodes) {
    if (node.operation.kind === 'input') whole.add(streamOf(node.name));
    if (node.operation.kind !== 'flatten') continue;
    whole.add(streamOf(node.name));
    whole.add(streamOf(inputOf(node)));
  }
  return whole;
}

/** Channels of a stream that some layer reads and can't do without. */
function neededChannels(analysis: Analysis, kept: Kept, stream: string): ReadonlySet<number> {
  const needed = new Set<number>();
  for (const node of analysis.graph.nodes) {
    const { operation } = node;
    if (operation.kind !== 'convolution' && operation.kind !== 'linear') continue;
    const input = inputOf(node);
    if (analysis.streamOf(input) !== stream) continue;
    const constants = analysis.constants.get(input) ?? [];
    const bordered = operation.kind === 'convolution' && operation.padding > 0;
    const rows = keptIn(analysis, kept, node.name);
    for (const channel of kept.get(stream) ?? []) {
      const constant = constants[channel] ?? null;
      const absorbed = constant === 0 || (constant !== null && !bordered);
      if (!absorbed && readsChannel(operation.weight, rows, channel)) needed.add(channel);
    }
  }
  return needed;
}

function readsChannel({ shape, values }: Weight, rows: readonly number[], channel: number): boolean {
  const [outputs = 0, inputs = 0] = shape;
  const area = values.length / (outputs * inputs);
  return rows.some((row) => {
    const start = (row * inputs + channel) * area;
    for (let i = start; i < start + area; i++) if (values[i] !== 0) return true;
    return false;
  });
}

function without(node: GraphNode, analysis: Analysis, kept: Kept): GraphNode {
  const { operation } = node;
  if (operation.kind === 'batch-norm') {
    const norm = normOf(operation.norm, keptIn(analysis, kept, node.name));
    return { ...node, operation: { ...operation, norm } };
  }
  if (operation.kind !== 'convolution' && operation.kind !== 'linear') return node;
  const input = inputOf(node);
  const rows = keptIn(analysis, kept, node.name);
  const columns = keptIn(analysis, kept, input);
  const weight = part(operation.weight, rows, columns);
  const bias = biasWithout(operation, rows, columns, analysis.constants.get(input) ?? []);
  return { ...node, operation: { ...operation, weight, bias } };
}

function part({ shape, values }: Weight, rows: readonly number[], columns: readonly number[]): Weight {
  const [outputs = 0, inputs = 0, ...kernel] = shape;
  const area = values.length / (outputs * inputs);
  const taken = new Float32Array(rows.length * columns.length * area);
  let at = 0;
  for (const row of rows)
    for (const column of columns) {
      const start = (row * inputs + column) * area;
      taken.set(values.subarray(start, start + area), at);
      at += area;
    }
  return { shape: [rows.length, columns.length, ...kernel], values: taken };
}

/** The bias with what the removed inputs gave, a constant; null where there was none and nothing is added. */
function biasWithout(
  { weight, bias }: { readonly weight: Weight; readonly bias: Float32Array | null },
  rows: readonly number[],
  columns: readonly number[],
  constants: ChannelConstants,
): Float32Array | null {
  const [outputs = 0, inputs = 0] = weight.shape;
  const area = weight.values.length / (outputs * inputs);
  const stays = new Set(columns);
  const given = constants.flatMap((value, column) => (value && !stays.has(column) ? [{ value, column }] : []));
  if (bias === null && given.length === 0) return null;
  return Float32Array.from(rows, (row) => {
    let sum = bias?.[row] ?? 0;
    for (const { value, column } of given) {
      const start = (row * inputs + column) * area;
      for (let i = start; i < start + area; i++) sum += (weight.values[i] ?? 0) * value;
    }
    return sum;
  });
}

function normOf({ scale, shift, mean, variance, epsilon }: Norm, channels: readonly number[]): Norm {
  const take = (values: Float32Array): Float32Array => Float32Array.from(channels, (c) => values[c] ?? 0);
  return { scale: take(scale), shift: take(shift), mean: take(mean), variance: take(variance), epsilon };
}
