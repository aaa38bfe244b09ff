// Each operation of a network's graph as nodes of TensorFlow. Images are [batch, height, width, channels] there.
import { fromTorch } from '../../nn/layout.ts';
import { type GraphNode, inputOf, type NetworkGraph, nodeOf, type Operation } from '../graph/network-graph.ts';
import { type NodeShape, shapesOf } from '../graph/shapes.ts';
import { FLOAT, integers, type TfjsBody, text } from './tfjs-body.ts';

type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

const SPATIAL = { ...FLOAT, data_format: text('NHWC'), padding: text('VALID') } as const;

/** Appends what gives the node's value, under its name. */
export function writeTfjsNode(body: TfjsBody, node: GraphNode, graph: NetworkGraph): string {
  const { name, inputs, operation } = node;
  switch (operation.kind) {
    case 'input': {
      const dim = [-1, operation.height, operation.width, operation.channels].map((size) => ({ size: String(size) }));
      return body.node('Placeholder', name, [], { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim } } });
    }
    case 'normalize': {
      const mean = vector(body, `${name}.mean`, Float32Array.from(operation.mean));
      const std = vector(body, `${name}.std`, Float32Array.from(operation.std));
      return body.node('RealDiv', name, [body.node('Sub', `${name}.centred`, [...inputs, mean]), std]);
    }
    case 'convolution':
      return writeConvolution(body, node, operation);
    case 'linear':
      return writeLinear(body, node, operation, graph);
    case 'batch-norm': {
      const { scale, shift, mean, variance, epsilon } = operation.norm;
      const tensors = Object.entries({ weight: scale, bias: shift, running_mean: mean, running_var: variance });
      const parts = tensors.map(([what, values]) => vector(body, `${name}.${what}`, values));
      const attributes = {
        ...FLOAT,
        U: { type: 'DT_FLOAT' },
        epsilon: { f: epsilon },
        is_training: { b: false },
      } as const;
      return body.node('FusedBatchNormV3', name, [...inputs, ...parts], { ...attributes, data_format: text('NHWC') });
    }
    case 'relu':
      return body.node('Relu', name, inputs);
    case 'add':
      return body.node('AddV2', name, inputs);
    case 'max-pool': {
      const padded = pad(body, name, inputOf(node), 1);
      return body.node('MaxPool', name, [padded], {
        ...SPATIAL,
        ksize: integers([1, 3, 3, 1]),
        strides: integers([1, 2, 2, 1]),
      });
    }
    case 'average-pool': {
      const axes = body.constant(`${name}.axes`, [2], Int32Array.of(1, 2));
      return body.node('Mean', name, [...inputs, axes], { ...FLOAT, keep_dims: { b: false } });
    }
    case 'flatten': {
      const shape = body.constant(`${name}.shape`, [2], Int32Array.of(-1, shapesOf(graph).get(name)?.channels ?? 0));
      return body.node('Reshape', name, [...inputs, shape]);
    }
    case 'scale':
      return body.node('Mul', name, [
        ...inputs,
        body.constant(`${name}.factor`, [], Float32Array.of(operation.factor)),
      ]);
  }
}

const vector = (body: TfjsBody, name: string, values: Float32Array): string =>
  body.constant(name, [values.length], values);

/** Zeros around the image; nothing where none are asked for. */
function pad(body: TfjsBody, name: string, input: string, padding: number): string {
  if (padding === 0) return input;
  const sides = body.constant(`${name}.sides`, [4, 2], Int32Array.of(0, 0, padding, padding, padding, padding, 0, 0));
  return body.node('Pad', `${name}.padded`, [input, sides], { ...FLOAT, Tpaddings: { type: 'DT_INT32' } });
}

function writeConvolution(
  body: TfjsBody,
  node: GraphNode,
  { weight, bias, stride, padding }: OperationOf<'convolution'>,
): string {
  const { name } = node;
  const [outputs = 0, inputs = 0, kernel = 0] = weight.shape;
  const values = fromTorch(weight.values, weight.shape, 'convolution');
  const filter = body.constant(`${name}.weight`, [kernel, kernel, inputs, outputs], values);
  const attributes = { ...SPATIAL, strides: integers([1, stride, stride, 1]), dilations: integers([1, 1, 1, 1]) };
  const padded = pad(body, name, inputOf(node), padding);
  if (bias === null) return body.node('Conv2D', name, [padded, filter], attributes);
  const product = body.node('Conv2D', `${name}.product`, [padded, filter], attributes);
  return body.node('BiasAdd', name, [product, vector(body, `${name}.bias`, bias)], {
    ...FLOAT,
    data_format: text('NHWC'),
  });
}

function writeLinear(
  body: TfjsBody,
  node: GraphNode,
  { weight, bias }: OperationOf<'linear'>,
  graph: NetworkGraph,
): string {
  const { name } = node;
  const flattened = flattenedBefore(node, graph);
  const layout = flattened ?? 'plain';
  const values = fromTorch(weight.values, weight.shape, layout);
  const matrix = body.constant(`${name}.weight`, weight.shape, values);
  const attributes = { ...FLOAT, transpose_a: { b: false }, transpose_b: { b: true } } as const;
  const product = body.node('MatMul', bias === null ? name : `${name}.product`, [inputOf(node), matrix], attributes);
  return bias === null ? product : body.node('AddV2', name, [product, vector(body, `${name}.bias`, bias)]);
}

/** What a linear layer reads of, where that is a flattened image, whose order differs from PyTorch's. */
function flattenedBefore(node: GraphNode, graph: NetworkGraph): NodeShape | undefined {
  const before = nodeOf(graph, inputOf(node));
  if (before.operation.kind === 'flatten') return shapesOf(graph).get(inputOf(before));
  const passes = before.operation.kind === 'scale' || before.operation.kind === 'relu';
  return passes ? flattenedBefore(before, graph) : undefined;
}
