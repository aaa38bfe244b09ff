// Weights that are no numbers leave no network worth taking away.
import { UserError } from '../../../shared/errors.ts';
import type { TorchValues } from '../nn/network-state.ts';

/** Throws the UserError `weights-not-finite`, which names the tensors. */
export function refuseNotFinite(values: TorchValues, source: string): void {
  const bad = [...values].filter(([, value]) => !value.every(Number.isFinite)).map(([name]) => name);
  if (bad.length === 0) return;
  const shown = bad.slice(0, 5).join(', ') + (bad.length > 5 ? ` and ${bad.length - 5} more` : '');
  throw new UserError({
    code: 'weights-not-finite',
    message: `${source} has values that are no finite numbers, in ${shown}`,
    remedy:
      'The network diverged or the file was damaged: take a checkpoint of before, or train with a lower learning rate.',
  });
}
