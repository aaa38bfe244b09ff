// Batches of one split, made ahead of who takes them.
import { FailureError } from '../../shared/errors.ts';
import type { RandomStream } from '../../shared/random.ts';
import { ImageProblem } from '../decoding/image-problem.ts';
import { fillFromFiles, fillFromPixels, fillRow } from './fill-rows.ts';
import type { LoaderPool } from './loader-pool.ts';
import { countOf, isHeavy, isRandom, type Recipe } from './recipe.ts';
import { allocateBatch, isReady, offer, type SharedBatch, waitUntilReady } from './shared-batch.ts';

/** How long rows that another thread has taken on may take, where each is a fraction of a millisecond. */
const TIMEOUT_MS = 60_000;

/**
 * Batches of copied pixels that are made without a thread's help: a thread takes some 0.3 s of a processor to start, as
 * much as thousands of them.
 */
const UNAIDED = 100;

/** A batch as it was asked for. */
export interface TakenBatch {
  /**
   * [rows, height, width, 3] and up to 3 bytes more, so that the length is a multiple of 4. Valid until the next batch is
   * taken.
   */
  readonly bytes: Uint8Array;
  /** Rows that could not be made, their bytes undefined. `problemOf` says why. */
  readonly failed: readonly number[];
}

interface Waiter {
  resolve(): void;
  reject(error: FailureError): void;
}

export class BatchFeed {
  readonly recipe: Recipe;
  readonly #pool: LoaderPool;
  readonly #batches: readonly SharedBatch[];
  readonly #rows: number[];
  readonly #number: number;
  readonly #waiters = new Map<number, Waiter>();
  #lost: FailureError | undefined;
  /** Batches asked for, and taken, since the feed began. */
  #asked = 0;
  #taken = 0;

  /** `ahead` batches of `capacity` rows at most can be asked for before one is taken. */
  constructor(pool: LoaderPool, recipe: Recipe, capacity: number, ahead: number) {
    this.#pool = pool;
    this.recipe = recipe;
    const rowBytes = 3 * recipe.output.height * recipe.output.width;
    // One more than ahead: the one that was taken last is still in use.
    this.#batches = Array.from({ length: ahead + 1 }, () => allocateBatch(capacity, rowBytes));
    this.#rows = new Array(ahead + 1).fill(0);
    this.#number = pool.open(
      { recipe, batches: this.#batches },
      {
        // The message of an earlier use of the same memory may come late.
        ready: (batch) => {
          if (isReady(this.#at(batch))) this.#waiters.get(batch)?.resolve();
        },
        lost: (error) => {
          this.#lost = error;
          for (const waiter of this.#waiters.values()) waiter.reject(error);
        },
      },
    );
  }

  /** How many batches can be asked for now. */
  get free(): number {
    return this.#batches.length - 1 - (this.#asked - this.#taken);
  }

  /**
   * Asks for a batch of samples `indices`, at most `capacity`. What is drawn for row i depends on `random` and i alone. Throws a
   * RangeError on an index outside of the split.
   */
  ask(indices: Int32Array, random?: RandomStream): void {
    if (this.free <= 0) throw new RangeError(`${this.#batches.length - 1} batches were asked for and none taken`);
    if (random === undefined && isRandom(this.recipe))
      throw new RangeError('a random transform, and nothing to draw from');
    const count = countOf(this.recipe.source);
    const outside = indices.find((index) => !(index >= 0 && index < count));
    if (outside !== undefined) throw new RangeError(`sample ${outside} is outside 0 to ${count - 1}`);
    const at = this.#asked++ % this.#batches.length;
    // Its 4 words a row are most of what asking costs, where copies of some microseconds are made.
    offer(this.#at(at), indices, isRandom(this.recipe) ? random : undefined);
    this.#rows[at] = indices.length;
    const heavy = isHeavy(this.recipe);
    if (heavy || this.#asked > UNAIDED) this.#pool.offer(this.#number, at, heavy);
  }

  /** The oldest batch asked for; the one taken before is given back. Rejects with a FailureError loader-lost. */
  async take(): Promise<TakenBatch> {
    if (this.#taken === this.#asked) throw new RangeError('no batch was asked for');
    const at = this.#taken++ % this.#batches.length;
    const batch = this.#at(at);
    if (this.recipe.source.kind === 'pixels') this.#finishPixels(batch);
    else await this.#finishFiles(batch, at);
    const rows = this.#rows[at] ?? 0;
    const { height, width } = this.recipe.output;
    const failed = batch.failed.subarray(0, rows).includes(1)
      ? [...batch.failed.subarray(0, rows).keys()].filter((row) => batch.failed[row] === 1)
      : [];
    return { bytes: batch.bytes.subarray(0, Math.ceil((3 * rows * height * width) / 4) * 4), failed };
  }

  /** Why a row of the batch taken last failed: it is tried again. Undefined where it succeeds now. */
  async problemOf(row: number): Promise<ImageProblem | undefined> {
    try {
      await fillRow(this.#at((this.#taken - 1) % this.#batches.length), row, this.recipe);
      return undefined;
    } catch (error) {
      if (error instanceof ImageProblem) return error;
      throw error;
    }
  }

  close(): void {
    this.#pool.closeFeed(this.#number);
  }

  #at(position: number): SharedBatch {
    const batch = this.#batches[position];
    if (batch === undefined) throw new RangeError(`no batch ${position}`);
    return batch;
  }

  /** This thread makes what no other has begun: it never waits for one to start. */
  #finishPixels(batch: SharedBatch): void {
    fillFromPixels(batch, this.recipe);
    if (isReady(batch) || waitUntilReady(batch, TIMEOUT_MS)) return;
    throw (
      this.#lost ??
      new FailureError({
        code: 'loader-lost',
        message: `A thread that prepares images did not answer for ${TIMEOUT_MS / 1000} s`,
        remedy: 'Resume the run. Where it happens again, do without: --num_workers 0.',
      })
    );
  }

  async #finishFiles(batch: SharedBatch, at: number): Promise<void> {
    if (this.#pool.threads === 0) await fillFromFiles(batch, this.recipe);
    if (isReady(batch)) return;
    if (this.#lost !== undefined) throw this.#lost;
    await this.#pool.whileWaiting(
      new Promise<void>((resolve, reject) => this.#waiters.set(at, { resolve, reject })).finally(() =>
        this.#waiters.delete(at),
      ),
    );
  }
}
