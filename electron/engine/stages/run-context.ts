// What every stage of a run works with.
import { join } from 'node:path';
import type { Dataset } from '../../../dataset/samples.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import type { RunEventBody, RunPoint } from '../../../shared/events.ts';
import { networkName } from '../../../shared/networks-needed.ts';
import { RandomStream } from '../../../shared/random.ts';
import { writeNetwork } from '../checkpoints/network-checkpoint.ts';
import type { ProgressFile } from '../checkpoints/progress-file.ts';
import type { Network, Prediction } from '../networks/network.ts';
import { networkFor } from '../networks/registry.ts';
import type { NetworkState } from '../nn/network-state.ts';
import type { RunControl } from '../run-control.ts';
import type { StagePlan } from './stage-plan.ts';

export interface RunContext {
  readonly folder: string;
  readonly configuration: Configuration;
  readonly dataset: Dataset;
  /** Folder that keeps downloaded weights. */
  readonly weightsCache: string;
  readonly progress: ProgressFile;
  readonly control: RunControl;
  readonly emit: (event: RunEventBody) => void;
  /** What stages go through in place of training, such as a look at how long it would take. */
  readonly loop?: StageLoop;
}

/** Takes a stage from where the run's progress says to its last step. */
export type StageLoop = <Said extends Prediction>(context: RunContext, plan: StagePlan<Said>) => Promise<void>;

/** The run is to be left; it was saved. */
export class Interrupted extends Error {
  readonly point: RunPoint;

  constructor(point: RunPoint) {
    super('the run was stopped');
    this.point = point;
  }
}

/** Networks whose weights are kept between stages, by file name without its ending. */
export type CheckpointName = 'initial' | 'biased' | 'pretrained' | 'trained' | 'pruned' | 'retrained' | 'best';

export const checkpointFile = (name: CheckpointName): string => `checkpoints/${name}.safetensors`;

export const checkpointPath = ({ folder }: RunContext, name: CheckpointName): string =>
  join(folder, checkpointFile(name));

/** A stream of random numbers of this run. */
export const randomFor = ({ configuration }: RunContext, purpose: string): RandomStream =>
  RandomStream.for(configuration.seed, purpose);

/** The configured network for this data set, without values. Throws a UserError where it can't read such images. */
export function networkOf({ configuration, dataset }: Pick<RunContext, 'configuration' | 'dataset'>): Network {
  const { height, width, channels } = dataset.shape;
  return networkFor(networkName(configuration), { classes: dataset.classes, height, width, channels });
}

/** Writes a network between stages and says so. */
export function saveNetwork(context: RunContext, name: CheckpointName, point: RunPoint, state: NetworkState): void {
  const metadata = { stage: point.stage, steps: point.step };
  writeNetwork(checkpointPath(context, name), state.network, state.download(), metadata);
  context.emit({ type: 'checkpoint-written', ...point, file: checkpointFile(name) });
}
