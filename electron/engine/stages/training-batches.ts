// The batches of a stage's training, drawn and made ahead of the step that trains on them.
import type { Samples } from '../../../dataset/samples.ts';
import type { NetworkRole, StageName } from '../../../shared/events.ts';
import { RandomStream } from '../../../shared/random.ts';
import { type Batch, BatchReader } from './batch.ts';
import type { Sampler, SamplerState } from './sampler.ts';

/** Enough for threads to be busy while a batch is trained on; each holds a batch of bytes. */
const AHEAD = 3;

interface Draws {
  readonly stage: StageName;
  readonly network: NetworkRole;
  /** Of the whole stage. */
  readonly steps: number;
  readonly batchSize: number;
  readonly sampler: Sampler;
}

export class TrainingBatches {
  readonly #reader: BatchReader;
  readonly #draws: Draws;
  readonly #seed: number;
  /** Of the batches that are made ahead: where the sampler stood once each was drawn. */
  readonly #ahead: SamplerState[] = [];
  #current: SamplerState;
  /** The last step that a batch was drawn for. */
  #step: number;

  /**
   * For the steps after `start`, where the sampler stands. What augmentation draws is a function of the seed, the stage with its
   * network, the step and the row: a resumed run sees the same images.
   */
  constructor(samples: Samples, draws: Draws, seed: number, start: number) {
    this.#reader = new BatchReader(samples, 'training', draws.batchSize, AHEAD);
    this.#draws = draws;
    this.#seed = seed;
    this.#current = draws.sampler.state;
    this.#step = start;
    this.#draw();
  }

  /** The next step's batch. The caller frees it with `disposeBatch`. Rejects as `BatchReader.take` does. */
  async next(): Promise<Batch> {
    const batch = await this.#reader.take();
    this.#current = this.#ahead.shift() ?? this.#current;
    this.#draw();
    return batch;
  }

  /** Where the sampler stood once the batch that `next` gave last was drawn: what a checkpoint keeps. */
  get samplerState(): SamplerState {
    return this.#current;
  }

  close(): void {
    this.#reader.close();
  }

  #draw(): void {
    const { sampler, steps, batchSize, stage, network } = this.#draws;
    while (this.#step < steps && this.#reader.free > 0) {
      this.#step++;
      const random = RandomStream.for(this.#seed, `augmentation in ${stage} of the ${network}, step ${this.#step}`);
      this.#reader.ask(sampler.next(batchSize), random);
      this.#ahead.push(sampler.state);
    }
  }
}
