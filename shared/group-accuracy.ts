// Accuracies of a group matrix. Null where no cell holds a sample: never NaN.
import type { GroupCounts } from './events.ts';

/** When class label and bias label make a sample aligned: equal ones, or, as in CelebA, different ones. */
export type Alignment = 'equal' | 'different';

/** Fractions from 0 to 1. */
export interface GroupSummary {
  /** Over all samples. */
  readonly total: number | null;
  /** Means over the aligned, and over the conflicting, cells that hold samples. */
  readonly aligned: number | null;
  readonly conflict: number | null;
  readonly worstGroup: number | null;
}

/** Accuracy of each cell [classes, biases]; null in cells without samples. */
export function accuracyMatrix({ total, correct }: GroupCounts): (number | null)[][] {
  return total.map((row, label) =>
    row.map((count, bias) => (count === 0 ? null : (correct[label]?.[bias] ?? 0) / count)),
  );
}

export function totalAccuracy({ total, correct }: GroupCounts): number | null {
  const samples = sum(total.flat());
  return samples === 0 ? null : sum(correct.flat()) / samples;
}

export function alignedAccuracy(counts: GroupCounts, alignment: Alignment = 'equal'): number | null {
  return meanOver(counts, (label, bias) => isAligned(label, bias, alignment));
}

export function conflictAccuracy(counts: GroupCounts, alignment: Alignment = 'equal'): number | null {
  return meanOver(counts, (label, bias) => !isAligned(label, bias, alignment));
}

export function worstGroupAccuracy(counts: GroupCounts): number | null {
  const cells = accuracyMatrix(counts).flat().filter(isFilled);
  return cells.length === 0 ? null : Math.min(...cells);
}

export function summarizeGroups(counts: GroupCounts, alignment: Alignment = 'equal'): GroupSummary {
  return {
    total: totalAccuracy(counts),
    aligned: alignedAccuracy(counts, alignment),
    conflict: conflictAccuracy(counts, alignment),
    worstGroup: worstGroupAccuracy(counts),
  };
}

function meanOver(counts: GroupCounts, chosen: (label: number, bias: number) => boolean): number | null {
  const cells = accuracyMatrix(counts).flatMap((row, label) => row.filter((_, bias) => chosen(label, bias)));
  const filled = cells.filter(isFilled);
  return filled.length === 0 ? null : sum(filled) / filled.length;
}

const isAligned = (label: number, bias: number, alignment: Alignment): boolean =>
  (label === bias) === (alignment === 'equal');

const isFilled = (cell: number | null): cell is number => cell !== null;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
