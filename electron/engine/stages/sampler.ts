// Which training samples make the next batch.
import { type RandomState, RandomStream } from '../../../shared/random.ts';

/** Where a sampler stands: enough to draw the same indices again. */
export interface SamplerState {
  readonly random: RandomState;
  readonly position: number;
}

export interface Sampler {
  /** The next `count` indices. */
  next(count: number): Int32Array;
  readonly state: SamplerState;
  restore(state: SamplerState): void;
}

/** Each sample once in an epoch, in a new order each time; a batch may reach into the next epoch. */
export class EpochSampler implements Sampler {
  readonly #order: Int32Array;
  #random: RandomStream;
  #start: RandomState;
  #position = 0;

  constructor(size: number, random: RandomStream) {
    this.#order = new Int32Array(size);
    this.#random = random;
    this.#start = random.state;
    this.#shuffle();
  }

  next(count: number): Int32Array {
    const indices = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      if (this.#position === this.#order.length) this.#shuffle();
      indices[i] = this.#order[this.#position++] ?? 0;
    }
    return indices;
  }

  get state(): SamplerState {
    return { random: this.#start, position: this.#position };
  }

  restore({ random, position }: SamplerState): void {
    if (position > this.#order.length) {
      throw new RangeError(`sample ${position} of an epoch that has ${this.#order.length}`);
    }
    this.#random = new RandomStream(random);
    this.#shuffle();
    this.#position = position;
  }

  #shuffle(): void {
    this.#start = this.#random.state;
    for (let i = 0; i < this.#order.length; i++) this.#order[i] = i;
    this.#random.shuffle(this.#order);
    this.#position = 0;
  }
}

/** With replacement, a sample's chance in proportion to its weight: one in `marked` counts `upweight` times. */
export class UpweightedSampler implements Sampler {
  readonly #marked: Int32Array;
  readonly #others: Int32Array;
  readonly #share: number;
  #random: RandomStream;

  /** marked [count], 0 or 1. `upweight` ≥ 0; throws a RangeError where no sample has a chance. */
  constructor(marked: Uint8Array, upweight: number, random: RandomStream) {
    const all = Int32Array.from(marked.keys());
    this.#marked = all.filter((i) => marked[i] === 1);
    this.#others = all.filter((i) => marked[i] !== 1);
    const weight = this.#marked.length * upweight;
    const total = weight + this.#others.length;
    if (!(total > 0)) throw new RangeError(`no sample of ${marked.length} can be drawn with upweight ${upweight}`);
    this.#share = weight / total;
    this.#random = random;
  }

  next(count: number): Int32Array {
    const indices = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const from = this.#random.uniform() < this.#share ? this.#marked : this.#others;
      indices[i] = from[this.#random.below(from.length)] ?? 0;
    }
    return indices;
  }

  get state(): SamplerState {
    return { random: this.#random.state, position: 0 };
  }

  restore({ random }: SamplerState): void {
    this.#random = new RandomStream(random);
  }
}

/** With replacement, all groups that hold samples alike: first a group, then one of its samples. */
export class GroupSampler implements Sampler {
  readonly #groups: readonly Int32Array[];
  #random: RandomStream;

  /** groups [count]: the group of each sample. Throws a RangeError where there are no samples. */
  constructor(groups: Int32Array, random: RandomStream) {
    if (groups.length === 0) throw new RangeError('no sample of 0 can be drawn');
    const members = new Map<number, number[]>();
    for (const [sample, group] of groups.entries()) {
      const known = members.get(group);
      if (known === undefined) members.set(group, [sample]);
      else known.push(sample);
    }
    this.#groups = [...members].toSorted(([a], [b]) => a - b).map(([, samples]) => Int32Array.from(samples));
    this.#random = random;
  }

  next(count: number): Int32Array {
    return Int32Array.from({ length: count }, () => {
      const group = this.#groups[this.#random.below(this.#groups.length)] ?? new Int32Array(1);
      return group[this.#random.below(group.length)] ?? 0;
    });
  }

  get state(): SamplerState {
    return { random: this.#random.state, position: 0 };
  }

  restore({ random }: SamplerState): void {
    this.#random = new RandomStream(random);
  }
}
