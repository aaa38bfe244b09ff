// The part of a transform that is the same in training and evaluation, and for every draw: done once, then kept.
import type { Transform, TransformStep } from './transform.ts';

const isRandom = ({ step }: TransformStep): boolean => step.startsWith('random-');

/** The steps that both uses begin with, up to the first random one. */
export function preparation({ training, evaluation }: Transform): readonly TransformStep[] {
  const differs = training.findIndex((step, i) => isRandom(step) || !sameStep(step, evaluation[i]));
  return differs === -1 ? training : training.slice(0, differs);
}

function sameStep(one: TransformStep, other: TransformStep | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
