// The files that each stage leaves in a run's folder: what a later stage starts from.
import type { StageName } from './events.ts';
import type { MethodName } from './method-name.ts';
import { methods } from './methods.ts';

/** Weights that are there before any stage. */
const INITIAL_WEIGHTS = 'checkpoints/initial.safetensors';

/** Paths relative to the run's folder, with forward slashes. Which of them are there depends on the configuration. */
const results: Readonly<Record<StageName, readonly string[]>> = {
  pretraining: ['checkpoints/biased.safetensors', 'checkpoints/pretrained.safetensors'],
  mining: ['mined.json'],
  training: ['checkpoints/trained.safetensors'],
  pruning: ['checkpoints/pruned.safetensors'],
  retraining: ['checkpoints/retrained.safetensors'],
};

/** A method's stages before one of them, in order. */
export function stagesBefore(method: MethodName, stage: StageName): readonly StageName[] {
  const { stages } = methods[method];
  return stages.slice(0, stages.indexOf(stage));
}

/** All files that the stages before one may have left. */
export function filesBefore(method: MethodName, stage: StageName): readonly string[] {
  return [INITIAL_WEIGHTS, ...stagesBefore(method, stage).flatMap((earlier) => results[earlier])];
}
