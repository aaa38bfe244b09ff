// Orders of the samples of a split: sorted once, filtered as often as one likes.
import type { SampleColumns } from '../../shared/sample-columns.ts';

export const sampleOrders = ['as-listed', 'score-falling', 'score-rising'] as const;
export type SampleOrder = (typeof sampleOrders)[number];

const ofColumns = new WeakMap<SampleColumns, Map<SampleOrder, Uint32Array>>();

/** Indices of all samples [count] in that order. */
export function orderedSamples(columns: SampleColumns, order: SampleOrder): Uint32Array {
  const made = ofColumns.get(columns) ?? new Map<SampleOrder, Uint32Array>();
  ofColumns.set(columns, made);
  const known = made.get(order);
  if (known !== undefined) return known;
  const { count, scores } = columns;
  const sorted =
    order === 'as-listed'
      ? Uint32Array.from({ length: count }, (_, index) => index)
      : byValue(scores, order === 'score-falling');
  made.set(order, sorted);
  return sorted;
}

const INDEX = 2 ** 27;
const STEPS = 2 ** 24;

/**
 * Pure: indices by values from 0 to 1, compared to 24 bits; equal ones by index, unknown ones (NaN) last. Sorting numbers
 * without a comparison of ours is ten times as fast.
 */
export function byValue(values: Float32Array, falling: boolean): Uint32Array {
  const keys = Float64Array.from(values, (value, index) => {
    const known = Math.min(1, Math.max(0, value));
    const place = Number.isNaN(value) ? 2 * STEPS : Math.round(STEPS * (falling ? 1 - known : known));
    return place * INDEX + index;
  });
  return Uint32Array.from(keys.sort(), (key) => key % INDEX);
}
