// Which samples of a split one run gets right and another wrong.
import type { SplitPredictions } from './split-predictions.ts';

/** By whom a sample is got right. */
export const verdicts = ['both', 'first', 'second', 'neither'] as const;
export type Verdict = (typeof verdicts)[number];

/** Indices of samples. Those of `first` and `second` begin where the two differ most in their probability of the true class. */
export type Disagreement = Readonly<Record<Verdict, readonly number[]>>;

type Said = Pick<SplitPredictions, 'classes' | 'predictions' | 'labelProbabilities'>;

/** Pure; both must be of the same samples. Throws a RangeError where they are not of as many. */
export function disagreementOf(first: Said, second: Said): Disagreement {
  const { length } = first.classes;
  if (second.classes.length !== length) {
    throw new RangeError(`disagreement: ${length} samples against ${second.classes.length}`);
  }
  const found: Record<Verdict, number[]> = { both: [], first: [], second: [], neither: [] };
  for (let i = 0; i < length; i++) found[verdictOf(first, second, i)].push(i);
  const gap = (i: number): number => Math.abs((first.labelProbabilities[i] ?? 0) - (second.labelProbabilities[i] ?? 0));
  for (const verdict of ['first', 'second'] as const) found[verdict].sort((a, b) => gap(b) - gap(a) || a - b);
  return found;
}

function verdictOf(first: Said, second: Said, i: number): Verdict {
  const label = first.classes[i];
  const isFirst = first.predictions[i] === label;
  const isSecond = second.predictions[i] === label;
  if (isFirst) return isSecond ? 'both' : 'first';
  return isSecond ? 'second' : 'neither';
}
