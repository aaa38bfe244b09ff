// One batch in memory that threads share: which rows it is made of, who makes them, and the bytes themselves.
import { RandomStream } from '../../shared/random.ts';

/** Positions in `control`. Both count down, so that a thread that comes late finds nothing rather than an old number. */
const UNCLAIMED = 0;
const UNFINISHED = 1;

export interface SharedBatch {
  /** Rows that nobody has taken on, rows that are not ready. */
  readonly control: Int32Array;
  /** [capacity], the sample that each row shows. */
  readonly indices: Int32Array;
  /** [capacity, 4], the state of each row's random stream. */
  readonly random: Uint32Array;
  /** [capacity], 1 where a row could not be made. */
  readonly failed: Uint8Array;
  /** [capacity, bytes of a row], padded to a multiple of 4 bytes. */
  readonly bytes: Uint8Array;
}

export function allocateBatch(capacity: number, rowBytes: number): SharedBatch {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  return {
    control: new Int32Array(shared(8)),
    indices: new Int32Array(shared(4 * capacity)),
    random: new Uint32Array(shared(16 * capacity)),
    failed: new Uint8Array(shared(capacity)),
    bytes: new Uint8Array(shared(Math.ceil((capacity * rowBytes) / 4) * 4)),
  };
}

/** Offers rows to whoever looks. Row i's stream begins at the i-th four words of `random`: the same whoever makes it. */
export function offer(batch: SharedBatch, indices: Int32Array, random: RandomStream | undefined): void {
  batch.indices.set(indices);
  batch.failed.fill(0);
  if (random !== undefined) {
    for (let i = 0; i < 4 * indices.length; i++) batch.random[i] = random.word();
  }
  Atomics.store(batch.control, UNFINISHED, indices.length);
  Atomics.store(batch.control, UNCLAIMED, indices.length);
}

/** Takes on up to `most` rows: from `first` on, before `end`. Undefined where none is left. */
export function claim({ control }: SharedBatch, most: number): { first: number; end: number } | undefined {
  if (Atomics.load(control, UNCLAIMED) <= 0) return undefined;
  const end = Atomics.sub(control, UNCLAIMED, most);
  return end <= 0 ? undefined : { first: Math.max(0, end - most), end };
}

/** Says that so many claimed rows are ready, or failed. True for who finished the batch. */
export function finish({ control }: SharedBatch, rows: number): boolean {
  const last = Atomics.sub(control, UNFINISHED, rows) === rows;
  if (last) Atomics.notify(control, UNFINISHED);
  return last;
}

export const isReady = ({ control }: SharedBatch): boolean => Atomics.load(control, UNFINISHED) === 0;

/** Blocks this thread until the batch is ready, or for `timeoutMs`. */
export function waitUntilReady({ control }: SharedBatch, timeoutMs: number): boolean {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const unfinished = Atomics.load(control, UNFINISHED);
    if (unfinished === 0) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    Atomics.wait(control, UNFINISHED, unfinished, left);
  }
}

export function rowRandom({ random }: SharedBatch, row: number): RandomStream {
  const [a = 0, b = 0, c = 0, d = 0] = random.subarray(4 * row, 4 * row + 4);
  return new RandomStream([a, b, c, d]);
}
