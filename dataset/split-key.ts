// Name of a split's packed cache: `5pct-train`, `5pct-valid`, `test`.
import { ratioFolder } from './layout.ts';
import type { Split } from './samples.ts';

export function splitKey(split: Split, conflictPercent: number): string {
  return split === 'test' ? 'test' : `${ratioFolder(conflictPercent)}-${split}`;
}
