// ONNX Runtime, which reads what was written: the one file that knows it.
import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import type { NodeShape } from './graph/shapes.ts';

/** Such as 1.30.0. */
export const onnxRuntimeVersion = env.versions.node ?? env.versions.common;

export class OnnxNetwork {
  readonly #session: InferenceSession;
  readonly #image: NodeShape;

  private constructor(session: InferenceSession, image: NodeShape) {
    this.#session = session;
    this.#image = image;
  }

  /**
   * Rejects where the bytes are no model that it can run. `threads` is 0 for as many as there are cores. The caller closes it.
   */
  static async open(model: Uint8Array, image: NodeShape, threads = 0): Promise<OnnxNetwork> {
    const options = { executionProviders: ['cpu'], logSeverityLevel: 3, intraOpNumThreads: threads } as const;
    const session = await InferenceSession.create(model, options);
    return new OnnxNetwork(session, image);
  }

  get outputs(): readonly string[] {
    return this.#session.outputNames;
  }

  /** `images` [batch, channels, height, width] in [0, 1], row-major; gives each output's values, row-major. */
  async run(images: Float32Array): Promise<ReadonlyMap<string, Float32Array>> {
    const { channels, height, width } = this.#image;
    const batch = images.length / (channels * height * width);
    const image = new Tensor('float32', images, [batch, channels, height, width]);
    const results = await this.#session.run({ image });
    const outputs = new Map<string, Float32Array>();
    for (const [name, { data }] of Object.entries(results)) {
      if (!(data instanceof Float32Array)) throw new Error(`the output ${name} is not of float32`);
      outputs.set(name, data);
    }
    return outputs;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
