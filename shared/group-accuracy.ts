// Accuracies of a group matrix. Null where no cell holds a sample: never NaN.
import type { EventOf, GroupCounts } from './events.ts';

/** Which groups are aligned [classes, biases]; the others conflict. */
export type AlignedGroups = readonly (readonly boolean[])[];

/** Those with equal labels. */
export function diagonalGroups(classes: number, biases: number): boolean[][] {
  return Array.from({ length: classes }, (_, label) => Array.from({ length: biases }, (_, bias) => label === bias));
}

/** What a run says of its data; those of before format 2 say nothing, and had equal labels aligned. */
export function alignedGroupsOf(data: EventOf<'data-opened'> | null, { total }: GroupCounts): AlignedGroups | null {
  return data === null ? diagonalGroups(total.length, total[0]?.length ?? 0) : data.aligned;
}

/** Whether the counts are of classes alone, as bias labels are unknown: known ones are at least two. */
export function isByClass({ total }: GroupCounts): boolean {
  return total.length > 0 && total.every((row) => row.length === 1);
}

/** Fractions from 0 to 1. */
export interface GroupSummary {
  /** Over all samples. */
  readonly total: number | null;
  /** Means over the aligned, and over the conflicting, cells that hold samples. Null too where that is unknown. */
  readonly aligned: number | null;
  readonly conflict: number | null;
  /** Null too where bias labels are unknown. */
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

/** `aligned`: null where that is unknown, as the result is then. */
export function alignedAccuracy(counts: GroupCounts, aligned: AlignedGroups | null): number | null {
  return meanOver(counts, aligned, true);
}

export function conflictAccuracy(counts: GroupCounts, aligned: AlignedGroups | null): number | null {
  return meanOver(counts, aligned, false);
}

export function worstGroupAccuracy(counts: GroupCounts): number | null {
  const cells = isByClass(counts) ? [] : accuracyMatrix(counts).flat().filter(isFilled);
  return cells.length === 0 ? null : Math.min(...cells);
}

export function summarizeGroups(counts: GroupCounts, aligned: AlignedGroups | null): GroupSummary {
  return {
    total: totalAccuracy(counts),
    aligned: alignedAccuracy(counts, aligned),
    conflict: conflictAccuracy(counts, aligned),
    worstGroup: worstGroupAccuracy(counts),
  };
}

function meanOver(counts: GroupCounts, aligned: AlignedGroups | null, wanted: boolean): number | null {
  if (aligned === null || isByClass(counts)) return null;
  const cells = accuracyMatrix(counts).flatMap((row, label) =>
    row.filter((_, bias) => (aligned[label]?.[bias] ?? false) === wanted),
  );
  const filled = cells.filter(isFilled);
  return filled.length === 0 ? null : sum(filled) / filled.length;
}

const isFilled = (cell: number | null): cell is number => cell !== null;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
