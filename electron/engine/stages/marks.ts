// The marks that later stages go by: which training samples were mined.

import { methodOf, methods } from '../../../shared/methods.ts';
import { readMined } from './mining.ts';
import type { RunContext } from './run-context.ts';

/** [training samples], 1 where mined; all 0 for a method that does not mine. */
export function marksFor(context: RunContext): Uint8Array {
  const { configuration, dataset } = context;
  const mines = methods[methodOf(configuration)].stages.includes('mining');
  return mines ? Uint8Array.from(readMined(context).mined) : new Uint8Array(dataset.train.count);
}
