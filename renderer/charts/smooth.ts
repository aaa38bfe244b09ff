// The exponential moving average that is drawn over a noisy curve.

/**
 * Each value is Σ wᵏ y₍ᵢ₋ₖ₎ / Σ wᵏ: the average without the pull of a start at 0. `weight` w from 0 (the curve itself)
 * to below 1. A point without a value stays without one and counts for nothing.
 */
export function smooth(y: readonly (number | null)[], weight: number): readonly (number | null)[] {
  if (weight === 0) return y;
  let sum = 0;
  let weights = 0;
  return y.map((value) => {
    if (value === null) return null;
    sum = sum * weight + value;
    weights = weights * weight + 1;
    return sum / weights;
  });
}
