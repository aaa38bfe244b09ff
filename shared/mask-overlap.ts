// How far the masks of pruned networks agree: weights that both keep over weights that either keeps (Jaccard's index).

/** One layer's weights [weights], 1 where kept, 0 where pruned. */
export type LayerMask = Uint8Array;

/** Numbers of weights of one layer, or of all layers together, in two networks. */
export interface Overlap {
  readonly weights: number;
  /** Kept by the first, by the second, by both. */
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** Pure. Throws a RangeError where the masks are of different sizes. */
export function overlapOf(first: LayerMask, second: LayerMask): Overlap {
  if (first.length !== second.length) {
    throw new RangeError(`mask overlap: ${first.length} weights against ${second.length}`);
  }
  const kept = { first: 0, second: 0, both: 0 };
  for (let i = 0; i < first.length; i++) {
    const a = first[i] ?? 0;
    const b = second[i] ?? 0;
    kept.first += a;
    kept.second += b;
    kept.both += a & b;
  }
  return { weights: first.length, ...kept };
}

/** Of several layers taken together. */
export function sumOf(overlaps: readonly Overlap[]): Overlap {
  const sum = (of: (overlap: Overlap) => number): number => overlaps.reduce((total, overlap) => total + of(overlap), 0);
  return {
    weights: sum((o) => o.weights),
    first: sum((o) => o.first),
    second: sum((o) => o.second),
    both: sum((o) => o.both),
  };
}

/** |A ∩ B| / |A ∪ B|, 0 to 1; null where neither keeps a weight. */
export function jaccard({ first, second, both }: Overlap): number | null {
  const either = first + second - both;
  return either === 0 ? null : both / either;
}

/**
 * What `jaccard` is about if the second mask keeps as many weights as it does, but any: pq / (p + q − pq) of the fractions
 * p and q that are kept. Masks that keep almost all overlap almost fully by chance alone.
 */
export function jaccardByChance({ weights, first, second }: Overlap): number | null {
  if (weights === 0 || first + second === 0) return null;
  const p = first / weights;
  const q = second / weights;
  return (p * q) / (p + q - p * q);
}
