// The nodes and weights of a TensorFlow graph in JSON while it is put together.

/** Attributes as TensorFlow's protobuf messages are in JSON; texts in base64, long integers as texts. */
type AttributeValue =
  | { readonly type: 'DT_FLOAT' | 'DT_INT32' }
  | { readonly s: string }
  | { readonly b: boolean }
  | { readonly f: number }
  | { readonly list: { readonly i: readonly string[] } }
  | { readonly shape: { readonly dim: readonly { readonly size: string }[] } };

export type Attributes = Readonly<Record<string, AttributeValue>>;

interface TfjsNode {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Attributes;
}

interface WeightSpec {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: 'float32' | 'int32';
}

export const text = (value: string): AttributeValue => ({ s: Buffer.from(value).toString('base64') });
export const integers = (values: readonly number[]): AttributeValue => ({ list: { i: values.map(String) } });
export const FLOAT = { T: { type: 'DT_FLOAT' } } as const;

export class TfjsBody {
  readonly nodes: TfjsNode[] = [];
  readonly weights: WeightSpec[] = [];
  readonly #values: (Float32Array | Int32Array)[] = [];

  node(op: string, name: string, input: readonly string[], attr: Attributes = FLOAT): string {
    this.nodes.push({ name, op, input, attr });
    return name;
  }

  /** A constant, kept among the weights. */
  constant(name: string, shape: readonly number[], values: Float32Array | Int32Array): string {
    const [dtype, type] =
      values instanceof Float32Array ? (['float32', 'DT_FLOAT'] as const) : (['int32', 'DT_INT32'] as const);
    this.weights.push({ name, shape: [...shape], dtype });
    this.#values.push(values);
    return this.node('Const', name, [], { dtype: { type } });
  }

  /** The weights one after the other, in their order, little endian. */
  bytes(): Uint8Array {
    const length = this.#values.reduce((sum, values) => sum + values.byteLength, 0);
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const { buffer, byteOffset, byteLength } of this.#values) {
      bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
      at += byteLength;
    }
    return bytes;
  }
}
