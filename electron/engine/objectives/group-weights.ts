// Group DRO's weights (Sagawa et al., ICLR 2020, algorithm 1): groups with a high loss gain weight, exponentially.

export interface GroupDroSettings {
  /** η_q. */
  readonly stepSize: number;
  /** C: adds C / √n_g to a group's loss, as small groups generalise worse. */
  readonly adjustment: number;
}

export class GroupWeights {
  /** q [groups], sums to 1: changed in place, and part of a stage's checkpoint. */
  readonly q: Float32Array;
  readonly #sizes: Int32Array;
  readonly #settings: GroupDroSettings;

  /** `sizes` [groups]: training samples of each; one without samples has weight 0. */
  constructor(sizes: Int32Array, settings: GroupDroSettings) {
    const filled = sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
    this.q = Float32Array.from(sizes, (size) => (size > 0 ? 1 / filled : 0));
    this.#sizes = sizes;
    this.#settings = settings;
  }

  /**
   * Updates q by the mean losses of a batch's groups, then gives each sample's weight: q_g over the group's samples in the
   * batch. Their weighted sum of losses is Σ q_g L_g. groups, losses [batch].
   */
  weigh(groups: Int32Array, losses: ArrayLike<number>): Float32Array {
    const counts = new Float64Array(this.q.length);
    const sums = new Float64Array(this.q.length);
    for (const [row, group] of groups.entries()) {
      counts[group] = (counts[group] ?? 0) + 1;
      sums[group] = (sums[group] ?? 0) + (losses[row] ?? 0);
    }
    this.#update(counts, sums);
    return Float32Array.from(groups, (group) => (this.q[group] ?? 0) / (counts[group] ?? 1));
  }

  /** q_g ← q_g exp(η (L_g + C / √n_g)), then Σq = 1. A group that the batch lacks has L_g 0. */
  #update(counts: Float64Array, sums: Float64Array): void {
    const { stepSize, adjustment } = this.#settings;
    const exponents = this.#sizes.reduce<number[]>((found, size, group) => {
      const count = counts[group] ?? 0;
      const loss = count > 0 ? (sums[group] ?? 0) / count : 0;
      found.push(size > 0 ? stepSize * (loss + adjustment / Math.sqrt(size)) : Number.NEGATIVE_INFINITY);
      return found;
    }, []);
    // Only ratios matter: the largest is taken off, so that no exponential overflows.
    const largest = Math.max(...exponents);
    const raised = exponents.map((exponent, group) => (this.q[group] ?? 0) * Math.exp(exponent - largest));
    const total = raised.reduce((sum, value) => sum + value, 0);
    for (const [group, value] of raised.entries()) this.q[group] = value / total;
  }
}
