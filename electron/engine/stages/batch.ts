// A batch on the device.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import type { BatchFeed } from '../../../dataset/loading/batch-feed.ts';
import type { Samples } from '../../../dataset/samples.ts';
import { FailureError } from '../../../shared/errors.ts';
import type { RandomStream } from '../../../shared/random.ts';
import { imagesFromBytes } from '../tensor/images.ts';

export interface Batch {
  /** [batch, height, width, channels], floats in [0, 1], or what normalisation makes of them. */
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

/** Brings batches of one split to the device. Their bytes are made ahead, by other threads. */
export class BatchReader {
  readonly #samples: Samples;
  readonly #feed: BatchFeed;
  readonly #asked: Int32Array[] = [];

  /** Batches of up to `rows` samples, `ahead` of which can be asked for in advance. */
  constructor(samples: Samples, use: 'training' | 'evaluation', rows: number, ahead: number) {
    this.#samples = samples;
    this.#feed = samples.feed(use, rows, ahead);
  }

  /** How many batches can be asked for now. */
  get free(): number {
    return this.#feed.free;
  }

  /** Asks for a batch. `random` is what its augmentation is drawn from. */
  ask(indices: Int32Array, random?: RandomStream): void {
    this.#feed.ask(indices, random);
    this.#asked.push(indices);
  }

  /**
   * The oldest batch asked for. The caller frees it with `disposeBatch`. Rejects with a FailureError where an image can't be
   * read (its problem's code), or where the threads are lost.
   */
  async take(): Promise<Batch> {
    const { classLabels, normalisation, shape } = this.#samples;
    const { bytes, failed } = await this.#feed.take();
    const indices = this.#asked.shift() ?? new Int32Array(0);
    for (const row of failed) await this.#refuse(row, indices[row] ?? 0);
    const classes = new Int32Array(indices.length);
    for (let i = 0; i < indices.length; i++) classes[i] = classLabels[indices[i] ?? 0] ?? 0;
    return {
      images: imagesFromBytes(bytes, [indices.length, shape.height, shape.width, shape.channels], normalisation),
      labels: tensor(classes, [classes.length], 'int32'),
      classes,
      indices,
    };
  }

  close(): void {
    this.#feed.close();
  }

  /** Throws unless the image could be read by now. */
  async #refuse(row: number, index: number): Promise<void> {
    const problem = await this.#feed.problemOf(row);
    if (problem === undefined) return;
    throw new FailureError(
      {
        code: problem.code,
        message: `${this.#samples.path(index)}: ${problem.message}`,
        remedy: 'Put the file back as it was and resume the run. `dcwp data check` names all files that are damaged.',
      },
      { cause: problem },
    );
  }
}
