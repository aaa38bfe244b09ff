// The nodes and tensors of an ONNX graph while it is put together.
import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  type AttributeProtoSchema,
  type NodeProtoSchema,
  TensorProto_DataType,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import type { Weight } from '../graph/network-graph.ts';

type Attribute = MessageInitShape<typeof AttributeProtoSchema>;

/** Elements row-major, little endian. */
interface OnnxTensor {
  readonly shape: readonly number[];
  readonly data: Uint8Array<ArrayBuffer>;
  readonly type: TensorProto_DataType;
}

export class OnnxBody {
  readonly nodes: MessageInitShape<typeof NodeProtoSchema>[] = [];
  readonly initializers: MessageInitShape<typeof TensorProtoSchema>[] = [];

  /** A node with one output, which has its name. */
  node(opType: string, inputs: readonly string[], name: string, attribute: Attribute[] = []): string {
    this.nodes.push({ opType, name, input: [...inputs], output: [name], attribute });
    return name;
  }

  tensor(name: string, { shape, data, type }: OnnxTensor): string {
    this.initializers.push({ name, dims: shape.map(BigInt), dataType: type, rawData: data });
    return name;
  }

  floats(name: string, { shape, values }: Weight): string {
    const data = new Uint8Array(Float32Array.from(values).buffer);
    return this.tensor(name, { shape, data, type: TensorProto_DataType.FLOAT });
  }
}

export function attributes(
  ints: Readonly<Record<string, number | readonly number[]>>,
  floats: Readonly<Record<string, number>> = {},
): Attribute[] {
  return [
    ...Object.entries(ints).map(
      ([name, value]): Attribute =>
        typeof value === 'number'
          ? { name, type: AttributeProto_AttributeType.INT, i: BigInt(value) }
          : { name, type: AttributeProto_AttributeType.INTS, ints: value.map(BigInt) },
    ),
    ...Object.entries(floats).map(([name, f]): Attribute => ({ name, type: AttributeProto_AttributeType.FLOAT, f })),
  ];
}

/** A float32 input or output; a side with a name is any length. */
export function valueInfo(
  name: string,
  shape: readonly (string | number)[],
): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((side) =>
    typeof side === 'string'
      ? { value: { case: 'dimParam' as const, value: side } }
      : { value: { case: 'dimValue' as const, value: BigInt(side) } },
  );
  const tensorType = { elemType: TensorProto_DataType.FLOAT, shape: { dim } };
  return { name, type: { value: { case: 'tensorType', value: tensorType } } };
}
