// Name of a split's packed cache: `5pct-train`, `5pct-valid`, `test`; `train`, `valid` of a set without ratios.
import { ratioFolder } from './layout.ts';
import type { Split } from './samples.ts';

export function splitKey(split: Split, conflictPercent: number | null): string {
  return split === 'test' || conflictPercent === null ? split : `${ratioFolder(conflictPercent)}-${split}`;
}
