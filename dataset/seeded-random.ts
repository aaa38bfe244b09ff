// The seeded generator of the builders: sfc32, one independent stream for each purpose.
import { createHash } from 'node:crypto';

const TWO_TO_32 = 2 ** 32;

/** Chris Doty-Humphrey's sfc32 (PractRand), seeded by the SHA-256 of `seed/purpose`. */
export class SeededRandom {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  /** `purpose` names the stream: two purposes of one seed are independent. */
  constructor(seed: number, purpose: string) {
    const digest = createHash('sha256').update(`${seed}/${purpose}`).digest();
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    this.#counter = 1;
    for (let round = 0; round < 12; round += 1) {
      this.uint32();
    }
  }

  /** Uniform integer in 0..2^32-1. */
  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Uniform integer in 0..bound-1, without modulo bias. `bound` is in 1..2^32. */
  below(bound: number): number {
    const limit = TWO_TO_32 - (TWO_TO_32 % bound);
    let drawn = this.uint32();
    while (drawn >= limit) {
      drawn = this.uint32();
    }
    return drawn % bound;
  }

  /** Standard normal, by the Box-Muller transform (its second half is not kept). */
  gaussian(): number {
    const radius = Math.sqrt(-2 * Math.log((this.uint32() + 1) / TWO_TO_32));
    return radius * Math.cos((2 * Math.PI * this.uint32()) / TWO_TO_32);
  }

  /** A permutation of 0..count-1 (Fisher-Yates). */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, index) => index);
    for (let index = count - 1; index > 0; index -= 1) {
      const other = this.below(index + 1);
      const held = order[index] ?? 0;
      order[index] = order[other] ?? 0;
      order[other] = held;
    }
    return order;
  }
}
