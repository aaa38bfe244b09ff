// The marks that pruning and retraining go by: which training samples were mined.

import { miningNetwork } from '../../../shared/networks-needed.ts';
import { readMined } from './mining.ts';
import type { RunContext } from './run-context.ts';

/** [training samples], 1 where mined; all 0 for a method that does not mine. */
export function marksFor(context: RunContext): Uint8Array {
  const { configuration, dataset } = context;
  const mines = configuration.supervised || miningNetwork(configuration) !== 'none';
  return mines ? Uint8Array.from(readMined(context).mined) : new Uint8Array(dataset.train.count);
}
