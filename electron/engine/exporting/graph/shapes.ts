// Sizes of what the nodes of a graph give.
import type { GraphNode, NetworkGraph } from './network-graph.ts';

/** Of one image; features have height and width 1. */
export interface NodeShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** By name. Throws an Error where a node's weight does not fit what it reads. */
export function shapesOf(graph: NetworkGraph): ReadonlyMap<string, NodeShape> {
  const shapes = new Map<string, NodeShape>();
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((name) => {
      const shape = shapes.get(name);
      if (shape === undefined) throw new Error(`${node.name} reads ${name}, which does not come before it`);
      return shape;
    });
    shapes.set(node.name, shapeOf(node, inputs));
  }
  return shapes;
}

const sideOf = (side: number, kernel: number, stride: number, padding: number): number =>
  Math.floor((side + 2 * padding - kernel) / stride) + 1;

function shapeOf({ name, operation }: GraphNode, inputs: readonly NodeShape[]): NodeShape {
  if (operation.kind === 'input') {
    const { channels, height, width } = operation;
    return { channels, height, width };
  }
  const [x, other = x] = inputs;
  if (x === undefined || other === undefined) throw new Error(`${name} has no input`);
  const require = (found: number | undefined, what: string): void => {
    if (found !== x.channels) throw new Error(`${name}: ${what} of ${found} channels, input of ${x.channels}`);
  };
  switch (operation.kind) {
    case 'convolution': {
      const [channels = 0, read, kernel = 0] = operation.weight.shape;
      require(read, 'weight');
      const side = (length: number): number => sideOf(length, kernel, operation.stride, operation.padding);
      return { channels, height: side(x.height), width: side(x.width) };
    }
    case 'linear':
      require(operation.weight.shape[1], 'weight');
      return { channels: operation.weight.shape[0] ?? 0, height: 1, width: 1 };
    case 'batch-norm':
      require(operation.norm.scale.length, 'norm');
      return x;
    case 'add':
      require(other.channels, 'second input');
      return x;
    case 'max-pool':
      return { ...x, height: sideOf(x.height, 3, 2, 1), width: sideOf(x.width, 3, 2, 1) };
    case 'average-pool':
      return { ...x, height: 1, width: 1 };
    case 'flatten':
      return { channels: x.channels * x.height * x.width, height: 1, width: 1 };
    default:
      return x;
  }
}
