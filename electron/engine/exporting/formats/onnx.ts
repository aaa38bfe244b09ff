// ONNX: a graph as the bytes of a model (https://onnx.ai/onnx/repo-docs/IR.html), by ONNX's own protobuf schema.
import { create, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorProto_DataType } from 'onnx-buf';
import { type Exporter, writtenBytes } from '../exported-network.ts';
import type { GraphNode, NetworkGraph } from '../graph/network-graph.ts';
import { shapesOf } from '../graph/shapes.ts';
import { OnnxNetwork, onnxRuntimeVersion } from '../onnx-runtime.ts';
import { attributes, OnnxBody, valueInfo } from './onnx-body.ts';
import { type QuantizedRows, quantizeRows } from './quantize-rows.ts';

/** Operators of ONNX 1.12; ONNX Runtime has them since 1.12. */
const OPSET = 17n;
const IR_VERSION = 8n;

export interface OnnxOptions {
  /** A second output `feature`. */
  readonly feature: boolean;
  /** Weights as 8-bit integers, each output channel with a scale of its own; everything else stays float32. */
  readonly int8: boolean;
  /** Said in the file beside the graph. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Input `image` float32 [batch, channels, height, width] in [0, 1]; output `logits` [batch, classes], `feature` on request. */
export function encodeOnnx(graph: NetworkGraph, options: OnnxOptions): Uint8Array {
  const body = new OnnxBody();
  for (const node of graph.nodes) writeNode(body, node, options);
  const shapes = shapesOf(graph);
  const outputs = [
    { name: 'logits', node: graph.logits },
    ...(options.feature ? [{ name: 'feature', node: graph.feature }] : []),
  ];
  for (const { name, node } of outputs) body.node('Identity', [node], name);
  const [input] = graph.nodes;
  if (input?.operation.kind !== 'input') throw new Error('the graph does not begin with its input');
  const { channels, height, width } = input.operation;
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    opsetImport: [{ domain: '', version: OPSET }],
    producerName: 'dcwp',
    producerVersion: options.metadata.app ?? '',
    metadataProps: Object.entries(options.metadata).map(([key, value]) => ({ key, value })),
    graph: {
      name: 'network',
      node: body.nodes,
      initializer: body.initializers,
      input: [valueInfo(input.name, ['batch', channels, height, width])],
      output: outputs.map(({ name, node }) => valueInfo(name, ['batch', shapes.get(node)?.channels ?? 0])),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function writeNode(body: OnnxBody, node: GraphNode, options: OnnxOptions): string {
  const { name, inputs, operation } = node;
  switch (operation.kind) {
    case 'input':
      return name;
    case 'normalize': {
      const perChannel = (values: readonly number[]) => ({
        shape: [1, values.length, 1, 1],
        values: Float32Array.from(values),
      });
      const mean = body.floats(`${name}.mean`, perChannel(operation.mean));
      const std = body.floats(`${name}.std`, perChannel(operation.std));
      body.node('Sub', [...inputs, mean], `${name}.centred`);
      return body.node('Div', [`${name}.centred`, std], name);
    }
    case 'convolution': {
      const { weight, bias, stride, padding } = operation;
      const kernel = weight.shape[2] ?? 1;
      const settings = attributes({
        kernel_shape: [kernel, kernel],
        strides: [stride, stride],
        pads: [padding, padding, padding, padding],
      });
      return body.node(
        'Conv',
        [...inputs, writeWeight(body, node, options), ...writeBias(body, name, bias)],
        name,
        settings,
      );
    }
    case 'linear': {
      const tensors = [writeWeight(body, node, options), ...writeBias(body, name, operation.bias)];
      return body.node('Gemm', [...inputs, ...tensors], name, attributes({ transB: 1 }));
    }
    case 'batch-norm': {
      const { scale, shift, mean, variance, epsilon } = operation.norm;
      const vector = (values: Float32Array, what: string): string =>
        body.floats(`${name}.${what}`, { shape: [values.length], values });
      const tensors = [vector(scale, 'weight'), vector(shift, 'bias'), vector(mean, 'running_mean')];
      const all = [...inputs, ...tensors, vector(variance, 'running_var')];
      return body.node('BatchNormalization', all, name, attributes({}, { epsilon }));
    }
    case 'relu':
      return body.node('Relu', inputs, name);
    case 'add':
      return body.node('Add', inputs, name);
    case 'max-pool':
      return body.node(
        'MaxPool',
        inputs,
        name,
        attributes({ kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] }),
      );
    case 'average-pool':
      body.node('GlobalAveragePool', inputs, `${name}.mean`);
      return body.node('Flatten', [`${name}.mean`], name, attributes({ axis: 1 }));
    case 'flatten':
      return body.node('Flatten', inputs, name, attributes({ axis: 1 }));
    case 'scale':
      return body.node(
        'Mul',
        [...inputs, body.floats(`${name}.factor`, { shape: [], values: Float32Array.of(operation.factor) })],
        name,
      );
  }
}

function writeBias(body: OnnxBody, name: string, bias: Float32Array | null): string[] {
  return bias === null ? [] : [body.floats(`${name}.bias`, { shape: [bias.length], values: bias })];
}

function writeWeight(body: OnnxBody, { name, operation }: GraphNode, { int8 }: OnnxOptions): string {
  if (operation.kind !== 'convolution' && operation.kind !== 'linear') throw new Error(`${name} has no weight`);
  const { weight } = operation;
  if (!int8) return body.floats(`${name}.weight`, weight);
  const { values, scales }: QuantizedRows = quantizeRows(weight);
  const zeros = { shape: [scales.length], data: new Uint8Array(scales.length), type: TensorProto_DataType.INT8 };
  const tensors = [
    body.tensor(`${name}.weight.int8`, {
      shape: weight.shape,
      data: new Uint8Array(values.buffer),
      type: TensorProto_DataType.INT8,
    }),
    body.floats(`${name}.weight.scale`, { shape: [scales.length], values: scales }),
    body.tensor(`${name}.weight.zero`, zeros),
  ];
  body.node('DequantizeLinear', tensors, `${name}.weight`, attributes({ axis: 0 }));
  return `${name}.weight`;
}

const FILE = 'model.onnx';

export const onnxExporter: Exporter = {
  write: ({ graph, metadata }, { feature, int8 }) => [
    { name: FILE, bytes: encodeOnnx(graph, { feature, int8, metadata }) },
  ],
  open: async (files, { image }) => {
    const network = await OnnxNetwork.open(writtenBytes(files, FILE), image);
    return {
      name: `ONNX Runtime ${onnxRuntimeVersion}`,
      logits: async (images) => {
        const logits = (await network.run(images)).get('logits');
        if (logits === undefined) throw new Error(`${FILE} has no output logits`);
        return logits;
      },
      close: () => network.close(),
    };
  },
};
