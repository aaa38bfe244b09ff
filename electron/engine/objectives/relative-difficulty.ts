// Relative difficulty: how much harder a sample is for the biased network than for the classifier (Nam et al., NeurIPS
// 2020, equation 4), from running averages of its losses.

/** Keeps the quotient finite, as published. */
const EPSILON = 1e-8;

/** Two running averages of each training sample's loss. Tables are changed in place, and part of a stage's checkpoint. */
export class RelativeDifficulty {
  readonly tables: ReadonlyMap<string, Float32Array>;
  readonly #classLabels: ArrayLike<number>;
  readonly #alpha: number;
  readonly #biased: Float32Array;
  readonly #classifier: Float32Array;
  /** 1 for a sample that was in a batch. */
  readonly #seen: Float32Array;

  /** classLabels [training samples]. alpha in [0, 1): the share of the average that a new loss leaves. */
  constructor(classLabels: ArrayLike<number>, alpha: number) {
    this.#classLabels = classLabels;
    this.#alpha = alpha;
    this.#biased = new Float32Array(classLabels.length);
    this.#classifier = new Float32Array(classLabels.length);
    this.#seen = new Float32Array(classLabels.length);
    this.tables = new Map([
      ['difficulty.biased', this.#biased],
      ['difficulty.classifier', this.#classifier],
      ['difficulty.seen', this.#seen],
    ]);
  }

  /**
   * Takes in the losses [batch] of the samples `indices` [batch], then gives their weights, 0 to 1: biased / (biased +
   * classifier), each average divided by the largest one of the sample's class.
   */
  weigh(indices: Int32Array, biased: ArrayLike<number>, classifier: ArrayLike<number>): Float32Array {
    for (const [row, sample] of indices.entries()) {
      this.#takeIn(this.#biased, sample, biased[row] ?? 0);
      this.#takeIn(this.#classifier, sample, classifier[row] ?? 0);
      this.#seen[sample] = 1;
    }
    const [mostBiased, mostClassifier] = [this.#largest(this.#biased), this.#largest(this.#classifier)];
    return Float32Array.from(indices, (sample) => {
      const label = this.#classLabels[sample] ?? 0;
      const b = (this.#biased[sample] ?? 0) / (mostBiased.get(label) || 1);
      const c = (this.#classifier[sample] ?? 0) / (mostClassifier.get(label) || 1);
      return b / (b + c + EPSILON);
    });
  }

  /** The first loss of a sample is its average. */
  #takeIn(averages: Float32Array, sample: number, loss: number): void {
    const kept = this.#alpha * (this.#seen[sample] ?? 0);
    averages[sample] = this.#alpha * (averages[sample] ?? 0) + (1 - kept) * loss;
  }

  #largest(averages: Float32Array): Map<number, number> {
    const largest = new Map<number, number>();
    for (let i = 0; i < averages.length; i++) {
      const label = this.#classLabels[i] ?? 0;
      const value = averages[i] ?? 0;
      if (value > (largest.get(label) ?? 0)) largest.set(label, value);
    }
    return largest;
  }
}
