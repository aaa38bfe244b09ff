// Seeded random numbers: one stream for each purpose, so that a change in one never shifts another.

/** State of a stream, as a checkpoint keeps it: four words of 32 bits. */
export type RandomState = readonly [number, number, number, number];

/** xoshiro128** 1.1 (Blackman and Vigna, 2018; public domain). */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor([a, b, c, d]: RandomState) {
    this.#a = a >>> 0;
    this.#b = b >>> 0;
    this.#c = c >>> 0;
    this.#d = d >>> 0;
  }

  /** The stream of a purpose, such as `sampling`, under a seed, any integer: two purposes of one seed are independent. */
  static for(seed: number, purpose: string): RandomStream {
    const word = (part: number) => mix(hash(`${part}/${seed}/${purpose}`));
    return new RandomStream([word(0), word(1), word(2), word(3)]);
  }

  /** Enough to go on from here: `new RandomStream(stream.state)`. */
  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#d];
  }

  /** Uniform integer in 0..2³²−1. */
  word(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = rotate(this.#d, 11);
    this.#a >>>= 0;
    this.#b >>>= 0;
    this.#c >>>= 0;
    return result;
  }

  /** Uniform in [0, 1): 24 bits, which float32 holds exactly. More bits could round to 1. */
  uniform(): number {
    return (this.word() >>> 8) / 2 ** 24;
  }

  /** Uniform integer in 0..limit−1, without bias; limit in 1..2³². */
  below(limit: number): number {
    const unbiased = 2 ** 32 - (2 ** 32 % limit);
    let word = this.word();
    while (word >= unbiased) word = this.word();
    return word % limit;
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A permutation of 0..count−1. */
  permutation(count: number): Int32Array {
    return this.shuffle(Int32Array.from({ length: count }, (_, index) => index));
  }

  /** Shuffles in place (Fisher and Yates) and returns the array. */
  shuffle(values: Int32Array): Int32Array {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = held;
    }
    return values;
  }
}

const rotate = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** MurmurHash3's finaliser: each bit of the input changes half of the output's. */
function mix(value: number): number {
  let z = value;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}
