// A batch on the device.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import type { Samples } from '../../../dataset/samples.ts';
import { bytesOfBatch, imagesFromBytes } from '../tensor/images.ts';

export interface Batch {
  /** [batch, height, width, channels], floats in [0, 1]. */
  readonly images: Tensor;
  /** [batch], int32. */
  readonly labels: Tensor;
  /** [batch], the same on the host. */
  readonly classes: Int32Array;
  /** [batch], which samples of the split these are. */
  readonly indices: Int32Array;
}

export function disposeBatch({ images, labels }: Batch): void {
  images.dispose();
  labels.dispose();
}

/** Makes batches of one split; its byte buffer is used again and again. */
export class BatchReader {
  readonly samples: Samples;
  #bytes = new Uint8Array(0);

  constructor(samples: Samples) {
    this.samples = samples;
  }

  /** The caller frees the batch with `disposeBatch`. */
  read(indices: Int32Array): Batch {
    const { height, width, channels } = this.samples.shape;
    const shape = [indices.length, height, width, channels] as const;
    const length = bytesOfBatch([...shape]);
    if (this.#bytes.length !== length) this.#bytes = new Uint8Array(length);
    const pixels = indices.length * height * width * channels;
    this.samples.gather(indices, this.#bytes.subarray(0, pixels));
    const classes = Int32Array.from(indices, (index) => this.samples.classLabels[index] ?? 0);
    return {
      images: imagesFromBytes(this.#bytes, [...shape]),
      labels: tensor(classes, [classes.length], 'int32'),
      classes,
      indices,
    };
  }
}
