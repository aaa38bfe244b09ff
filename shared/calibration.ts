// Calibration: whether a network is right as often as it is sure (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).

/** Samples whose confidence is in (low, high], and in the first bin 0 too. */
export interface CalibrationBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Means over the bin's samples, 0 to 1; null where it is empty. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

export interface Calibration {
  /** Of equal width, from 0 to 1. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: Σ count / samples · |accuracy − confidence|, 0 to 1; null without samples. */
  readonly error: number | null;
}

const BINS = 15;

/** Pure. confidences [count], the largest softmax probability of each sample; correct [count], 0 or 1. */
export function calibrationOf(confidences: ArrayLike<number>, correct: ArrayLike<number>, bins = BINS): Calibration {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, correct: 0 }));
  for (let i = 0; i < confidences.length; i++) {
    const confidence = confidences[i] ?? 0;
    const sum = sums[Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))];
    if (sum === undefined) continue;
    sum.count++;
    sum.confidence += confidence;
    sum.correct += correct[i] ?? 0;
  }
  const error = sums.reduce((total, sum) => total + Math.abs(sum.correct - sum.confidence), 0) / confidences.length;
  return {
    bins: sums.map(({ count, confidence, correct: right }, i) => ({
      ...{ low: i / bins, high: (i + 1) / bins, count },
      confidence: count === 0 ? null : confidence / count,
      accuracy: count === 0 ? null : right / count,
    })),
    error: confidences.length === 0 ? null : error,
  };
}
