// Training whose numbers are no longer finite: it is stopped before they get into a file.
import { FailureError } from '../../../shared/errors.ts';
import type { RunPoint } from '../../../shared/events.ts';
import type { NetworkState } from '../nn/network-state.ts';
import type { LossReport } from './loss-meter.ts';

const remedy = 'The last checkpoint before it is kept. Start a new run with a smaller learning rate for this stage.';

/** `point` is where `losses` were read. Throws the FailureError `loss-not-finite`, which names the first step. */
export function refuseLostLoss({ stage, network, step }: RunPoint, losses: LossReport): void {
  if (losses.finiteSteps === losses.steps) return;
  const at = step - losses.steps + losses.finiteSteps + 1;
  const message = `The loss of the ${network} network was no finite number at step ${at} of ${stage}`;
  throw new FailureError({ code: 'loss-not-finite', message, remedy });
}

/**
 * An update can overflow where the loss before it did not. Reads the network off the device: for checkpoints. Throws
 * the FailureError `weights-not-finite`.
 */
export function refuseLostWeights({ stage, network, step }: RunPoint, state: NetworkState): void {
  for (const [name, values] of state.download()) {
    if (values.every(Number.isFinite)) continue;
    const message = `${name} of the ${network} network held no finite numbers after step ${step} of ${stage}`;
    throw new FailureError({ code: 'weights-not-finite', message, remedy });
  }
}
