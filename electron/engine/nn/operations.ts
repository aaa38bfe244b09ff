// What networks are made of: the operations of one pass, whether they compute tensors or note what would be computed.

/** A convolution without bias, its weight `<name>.weight`, zero padding the same on all sides. */
export interface ConvolutionLayer {
  readonly name: string;
  /** Whether its weight has a mask parameter. */
  readonly gated: boolean;
  readonly stride: number;
  readonly padding: number;
}

/** A linear layer, its tensors `<name>.weight` and `<name>.bias`. */
export interface LinearLayer {
  readonly name: string;
  readonly gated: boolean;
}

/** `Value` is what flows between layers: a tensor [batch, height, width, channels] or [batch, features], or a node of a graph. */
export interface Operations<Value> {
  convolution(x: Value, layer: ConvolutionLayer): Value;
  /** x · weightᵀ + bias. */
  linear(x: Value, layer: LinearLayer): Value;
  /** x · weightᵀ, of the tensor `weight` [outputs, inputs]; no gradient flows to x. */
  productOfCopy(x: Value, weight: string): Value;
  /** Of the tensors `<name>.weight`, `.bias`, `.running_mean`, `.running_var`. */
  batchNorm(x: Value, name: string): Value;
  relu(x: Value): Value;
  add(a: Value, b: Value): Value;
  /** relu(a + b). */
  addRelu(a: Value, b: Value): Value;
  /** 3 × 3 with stride 2 and padding 1, of values that are nowhere negative. */
  maxPool(x: Value): Value;
  /** The mean over pixels: [batch, channels]. */
  averagePool(x: Value): Value;
  /** [batch, features]. */
  flatten(x: Value): Value;
  scale(x: Value, factor: number): Value;
  /** The same pass as a part of the network sees it, whose tensors have `prefix` before their names. */
  within(prefix: string): Operations<Value>;
}

/** What a network says of images. */
export interface Said<Value> {
  /** [batch, classes], before softmax. */
  readonly logits: Value;
  /** [batch, featureSize], what the last layer reads. */
  readonly feature: Value;
}

/** A network as a function over operations: the one place where its topology is written. */
export type Pass = <Value>(operations: Operations<Value>, images: Value) => Said<Value>;
