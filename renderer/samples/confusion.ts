// Which classes a network takes the samples of each class for.
import { UNKNOWN_LABEL } from '../../shared/sample-columns.ts';

/** Pure: samples of each class [rows] that are taken for each class [columns]; those that it was not asked about are left out. */
export function confusionOf(labels: Uint16Array, predictions: Uint16Array, classes: number): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let index = 0; index < labels.length; index++) {
    const prediction = predictions[index] ?? UNKNOWN_LABEL;
    const row = matrix[labels[index] ?? 0];
    if (row?.[prediction] !== undefined) row[prediction]++;
  }
  return matrix;
}
