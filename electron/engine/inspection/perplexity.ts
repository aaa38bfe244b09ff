// How near samples are to one another, as probabilities with a given perplexity (van der Maaten and Hinton, 2008, equation 1).

const TRIES = 64;
const CLOSE_ENOUGH = 1e-6;
/** Keeps logarithms finite. */
const LEAST = 1e-12;

/** Squared Euclidean distances [count, count], row-major; features [count, width], row-major. */
export function squaredDistances(features: ArrayLike<number>, count: number): Float64Array {
  const width = features.length / count;
  const distances = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        const difference = (features[i * width + k] ?? 0) - (features[j * width + k] ?? 0);
        sum += difference * difference;
      }
      distances[i * count + j] = sum;
      distances[j * count + i] = sum;
    }
  return distances;
}

/**
 * Joint probabilities [count, count], symmetric, Σ = 1: each row is a Gaussian whose width gives 2^entropy = perplexity.
 * Between identical samples as far as the numbers allow.
 */
export function jointProbabilities(distances: Float64Array, count: number, perplexity: number): Float64Array {
  const conditional = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    fillRow(
      conditional.subarray(i * count, (i + 1) * count),
      distances.subarray(i * count, (i + 1) * count),
      i,
      perplexity,
    );
  }
  const joint = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) {
      const both = (conditional[i * count + j] ?? 0) + (conditional[j * count + i] ?? 0);
      joint[i * count + j] = i === j ? 0 : Math.max(both / (2 * count), LEAST);
    }
  return joint;
}

/** Bisects the precision 1 / 2σ² until the row's entropy is that of the perplexity. */
function fillRow(row: Float64Array, distances: Float64Array, self: number, perplexity: number): void {
  const target = Math.log(perplexity);
  let nearest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < distances.length; j++) if (j !== self) nearest = Math.min(nearest, distances[j] ?? 0);
  let [precision, low, high] = [1, 0, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const entropy = gaussianRow(row, distances, { self, precision, nearest });
    if (Math.abs(entropy - target) < CLOSE_ENOUGH) return;
    if (entropy > target) low = precision;
    else high = precision;
    precision = high === Number.POSITIVE_INFINITY ? precision * 2 : (low + high) / 2;
  }
}

/** Fills the row with probabilities, Σ = 1, and returns its entropy in nats. */
function gaussianRow(
  row: Float64Array,
  distances: Float64Array,
  { self, precision, nearest }: { readonly self: number; readonly precision: number; readonly nearest: number },
): number {
  let sum = 0;
  let weighted = 0;
  for (let j = 0; j < row.length; j++) {
    const further = (distances[j] ?? 0) - nearest;
    const value = j === self ? 0 : Math.exp(-further * precision);
    row[j] = value;
    sum += value;
    weighted += further * value;
  }
  for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) / sum;
  return Math.log(sum) + (precision * weighted) / sum;
}
