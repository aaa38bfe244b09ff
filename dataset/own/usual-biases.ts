// Which groups of the user's own data are aligned: those of the bias label that most training samples of the class have.
import type { AlignedGroups } from '../../shared/group-accuracy.ts';
import type { LabelledRow } from '../table/labelled-table.ts';

/**
 * [classes, biases]; of labels that are equally frequent the first. Null where no training sample has a bias label. A class
 * without training samples has no aligned group.
 */
export function usualBiases(
  rows: readonly Pick<LabelledRow, 'split' | 'classLabel' | 'biasLabel'>[],
  classes: number,
  biases: number,
): AlignedGroups | null {
  const counts = Array.from({ length: classes }, () => new Array<number>(biases).fill(0));
  let known = false;
  for (const { split, classLabel, biasLabel } of rows) {
    if (split !== 'train' || biasLabel === null) continue;
    known = true;
    const row = counts[classLabel] ?? [];
    row[biasLabel] = (row[biasLabel] ?? 0) + 1;
  }
  if (!known) return null;
  return counts.map((row) => {
    const most = Math.max(...row);
    const usual = most === 0 ? -1 : row.indexOf(most);
    return row.map((_, bias) => bias === usual);
  });
}
