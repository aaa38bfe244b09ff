// Which of a run's networks counts: what evaluation looks at and export takes away.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../shared/configuration.ts';
import { UserError } from '../../shared/errors.ts';
import type { StageName } from '../../shared/events.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import { type CheckpointName, checkpointFile } from './stages/run-context.ts';

interface Candidate {
  readonly name: CheckpointName;
  readonly stage: StageName;
}

/** The networks that stages leave. */
const results: readonly Candidate[] = [
  { name: 'pretrained', stage: 'pretraining' },
  { name: 'trained', stage: 'training' },
  { name: 'pruned', stage: 'pruning' },
  { name: 'retrained', stage: 'retraining' },
];

/** What a run may have, that which counts first: the selected network, then the furthest. */
function candidatesOf(configuration: Configuration): readonly Candidate[] {
  const { stages } = methods[methodOf(configuration)];
  const left = results.filter(({ stage }) => stages.includes(stage)).toReversed();
  const [last] = left;
  return last === undefined || configuration.selection === 'last' ? left : [{ ...last, name: 'best' }, ...left];
}

/** Whether a stage's network is masked: pruning has begun with it, or before. */
function isMasked(configuration: Configuration, stage: StageName): boolean {
  const { stages } = methods[methodOf(configuration)];
  return stages.slice(0, stages.indexOf(stage) + 1).includes('pruning');
}

export interface ResultPlace {
  readonly folder: string;
  readonly configuration: Configuration;
  /** A path relative to the run's folder; without it the network that counts is taken. */
  readonly checkpoint?: string | undefined;
}

export interface ResultCheckpoint extends Candidate {
  /** Whether weights with π < 0 are 0 in it. */
  readonly masked: boolean;
}

/** Throws the UserError `checkpoint-missing` where the run has no such network yet. */
export function resultCheckpoint({ folder, configuration, checkpoint }: ResultPlace): ResultCheckpoint {
  const asked = candidatesOf(configuration).filter(
    ({ name }) => checkpoint === undefined || checkpointFile(name) === checkpoint,
  );
  const found = asked.find(({ name }) => existsSync(join(folder, checkpointFile(name))));
  if (found !== undefined) return { ...found, masked: isMasked(configuration, found.stage) };
  const wanted = checkpoint === undefined ? 'a trained network' : `the network in ${checkpoint}`;
  throw new UserError({
    code: 'checkpoint-missing',
    message: `The run ${folder} has no file of ${wanted} yet`,
    remedy: `Train it: \`dcwp resume ${folder}\`.`,
  });
}
