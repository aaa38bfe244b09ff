// The files that each stage leaves in a run's folder: what a later stage starts from.
import { type StageName, stageName } from './events.ts';

/** Weights that are there before any stage. */
const INITIAL_WEIGHTS = 'checkpoints/initial.safetensors';

/** Paths relative to the run's folder, with forward slashes. Which of them are there depends on the configuration. */
const results: Readonly<Record<StageName, readonly string[]>> = {
  pretraining: ['checkpoints/biased.safetensors', 'checkpoints/pretrained.safetensors'],
  mining: ['mined.json'],
  pruning: ['checkpoints/pruned.safetensors'],
  retraining: ['checkpoints/retrained.safetensors'],
};

/** The stages before one, in order. */
export function stagesBefore(stage: StageName): readonly StageName[] {
  return stageName.options.slice(0, stageName.options.indexOf(stage));
}

/** All files that the stages before one may have left. */
export function filesBefore(stage: StageName): readonly string[] {
  return [INITIAL_WEIGHTS, ...stagesBefore(stage).flatMap((earlier) => results[earlier])];
}
