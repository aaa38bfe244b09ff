// An estimate in words: what each stage takes of it.
import type { RunEstimate } from '../../shared/api/runs.ts';
import { type StageName, stageName } from '../../shared/events.ts';
import type { PartEstimate } from '../../shared/run-estimate.ts';

export const totalSeconds = ({ parts }: RunEstimate): number => parts.reduce((sum, { seconds }) => sum + seconds, 0);

/** Stages below this share of the whole are not worth a word. */
const WORTH_TELLING = 0.01;

/** `pretraining 20 min, pruning 8, retraining 4`: in the unit of the whole, said once. */
export function estimateText(estimate: RunEstimate): string {
  const total = totalSeconds(estimate);
  const unit = unitOf(total);
  const told = stagesOf(estimate.parts).filter(({ seconds }) => seconds >= WORTH_TELLING * total);
  return told
    .map(
      ({ stage, seconds }, index) => `${stage} ${inUnit(seconds, unit.seconds)}${index === 0 ? ` ${unit.name}` : ''}`,
    )
    .join(', ');
}

function stagesOf(parts: readonly PartEstimate[]): { readonly stage: StageName; readonly seconds: number }[] {
  return stageName.options.flatMap((stage) => {
    const own = parts.filter((part) => part.stage === stage);
    return own.length === 0 ? [] : [{ stage, seconds: own.reduce((sum, { seconds }) => sum + seconds, 0) }];
  });
}

function unitOf(total: number): { readonly name: string; readonly seconds: number } {
  if (total < 60) return { name: 's', seconds: 1 };
  return total < 2 * 3600 ? { name: 'min', seconds: 60 } : { name: 'h', seconds: 3600 };
}

/** Whole numbers, one decimal below ten of them; never 0, as it takes some time. */
function inUnit(seconds: number, unit: number): string {
  const value = seconds / unit;
  if (value >= 10 || unit === 1) return String(Math.max(1, Math.round(value)));
  return value < 0.1 ? '< 0.1' : value.toFixed(1);
}
