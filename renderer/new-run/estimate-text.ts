// An estimate in words: what each part takes of it.
import type { RunEstimate } from '../../shared/api/runs.ts';

export const totalSeconds = ({ parts }: RunEstimate): number => parts.reduce((sum, { seconds }) => sum + seconds, 0);

/**
 * `2.6 min`: in the unit of the whole, so that the parts are seen to add up to it. Whole numbers, one decimal below ten of
 * them; never 0, as it takes some time.
 */
export function partText(seconds: number, total: number): string {
  const unit = unitOf(total);
  const value = seconds / unit.seconds;
  if (value >= 10 || unit.seconds === 1) return `${Math.max(1, Math.round(value))} ${unit.name}`;
  return `${value < 0.1 ? '< 0.1' : value.toFixed(1)} ${unit.name}`;
}

function unitOf(total: number): { readonly name: string; readonly seconds: number } {
  if (total < 60) return { name: 's', seconds: 1 };
  return total < 2 * 3600 ? { name: 'min', seconds: 60 } : { name: 'h', seconds: 3600 };
}
