// Precision and recall of what a threshold on the bias score would mine.

/** Columns [thresholds], for samples whose score is above each. Null where nothing is above it, nothing conflicts, or the truth is not known. */
export interface MinedCurve {
  /** Rising, from 0 to 1 by equal steps. */
  readonly thresholds: readonly number[];
  readonly size: readonly number[];
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
}

export interface ScoredSamples {
  /** [samples], 0 to 1; NaN is above no threshold. */
  readonly scores: Float32Array;
  /** [samples], 1 where the sample conflicts, 0 where not; another value where it is not known, for one or for all. */
  readonly conflicting: Uint8Array;
  /** [samples]. */
  readonly classes: Uint16Array;
}

/** Thresholds that a curve has by default: 0, 0.005, …, 1. */
const STEPS = 200;

/** Pure. Exact at each threshold. `label`: samples of this class alone; null for all. */
export function minedCurve(of: ScoredSamples, label: number | null, steps: number = STEPS): MinedCurve {
  const { scores, conflicting, classes } = of;
  const thresholds = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  // Scores are of single precision: 0.8 is not above 0.8.
  const limits = Float32Array.from(thresholds);
  const size = new Array<number>(steps + 2).fill(0);
  const hits = new Array<number>(steps + 2).fill(0);
  let conflicts = 0;
  let isKnown = true;
  for (let i = 0; i < scores.length; i++) {
    if (label !== null && classes[i] !== label) continue;
    const kind = conflicting[i] ?? 0;
    if (kind > 1) isKnown = false;
    if (kind === 1) conflicts++;
    const above = thresholdsBelow(scores[i] ?? Number.NaN, limits);
    size[above] = (size[above] ?? 0) + 1;
    if (kind === 1) hits[above] = (hits[above] ?? 0) + 1;
  }
  const sizes = sumsFromEnd(size);
  const hitsAbove = sumsFromEnd(hits);
  const share = (part: number, whole: number): number | null => (isKnown && whole > 0 ? part / whole : null);
  return {
    thresholds,
    size: sizes,
    precision: sizes.map((mined, at) => share(hitsAbove[at] ?? 0, mined)),
    recall: hitsAbove.map((found) => share(found, conflicts)),
  };
}

/** How many of the limits, which rise by equal steps from 0 to 1, are below the score. */
function thresholdsBelow(score: number, limits: Float32Array): number {
  if (!(score > 0)) return 0;
  let below = Math.min(limits.length, Math.ceil(score * (limits.length - 1)));
  while (below > 0 && !(score > (limits[below - 1] ?? 0))) below--;
  while (below < limits.length && score > (limits[below] ?? 0)) below++;
  return below;
}

/** From how many samples are above just so many thresholds, to how many are above each of them. */
function sumsFromEnd(counts: readonly number[]): number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let at = counts.length - 1; at > 0; at--) {
    sum += counts[at] ?? 0;
    sums[at - 1] = sum;
  }
  return sums;
}
