// A histogram as TensorBoard takes it.

export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly num: number;
  readonly sum: number;
  readonly sumSquares: number;
  /** Upper ends of the buckets, rising; the last bucket ends at `max`. */
  readonly bucketLimit: readonly number[];
  readonly bucket: readonly number[];
}

/** As many as TensorBoard draws. */
const BUCKETS = 30;

/** Buckets of one width between the least and the greatest value; a value on a border counts above it. Null where there are no values. */
export function histogramOf(values: ArrayLike<number>): Histogram | null {
  if (values.length === 0) return null;
  let [min, max, sum, sumSquares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    sumSquares += value * value;
  }
  const buckets = max > min ? BUCKETS : 1;
  const width = (max - min) / buckets;
  const bucket = new Array<number>(buckets).fill(0);
  for (let i = 0; i < values.length; i++) {
    const at = width === 0 ? 0 : Math.min(buckets - 1, Math.floor(((values[i] ?? 0) - min) / width));
    bucket[at] = (bucket[at] ?? 0) + 1;
  }
  const bucketLimit = bucket.map((_, i) => (i === buckets - 1 ? max : min + (i + 1) * width));
  return { min, max, num: values.length, sum, sumSquares, bucketLimit, bucket };
}
