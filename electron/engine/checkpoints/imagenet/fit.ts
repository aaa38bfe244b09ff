// ImageNet weights put into a network: all but its last layer.
import { UserError } from '../../../../shared/errors.ts';
import type { StoredTensor } from '../../../formats/safetensors.ts';
import type { Network } from '../../networks/network.ts';
import type { TorchValues } from '../../nn/network-state.ts';
import type { Parameter } from '../../nn/parameter.ts';
import { floatsOf } from '../network-checkpoint.ts';

/** The last layer tells ImageNet's 1000 classes apart; it stays as it is. */
const LAST_LAYER = /^fc\./;
/** Counters of batch norm, which nothing reads; mask parameters, which a checkpoint of this workbench has. */
const UNREAD = /\.num_batches_tracked$|\.mask\.gumbel_pi$/;
const MOST_SHOWN = 5;

/** Whether a tensor of a network is one that ImageNet weights hold and that is taken from them. */
export const isPretrained = ({ name, kind }: Parameter): boolean => kind !== 'pi' && !LAST_LAYER.test(name);

/**
 * Pure: `first` with the weights and running averages of `tensors`; mask parameters and the last layer stay. Throws the
 * UserError `weights-mismatch`, which names the tensors that are missing, left over, or of another shape.
 */
export function withPretrained(
  network: Network,
  first: TorchValues,
  tensors: ReadonlyMap<string, StoredTensor>,
  source: string,
): Map<string, Float32Array> {
  const values = new Map(first);
  const problems: string[] = [];
  const left = new Set([...tensors.keys()].filter((name) => !LAST_LAYER.test(name) && !UNREAD.test(name)));
  for (const { name, torchShape } of network.parameters.filter(isPretrained)) {
    left.delete(name);
    const stored = tensors.get(name);
    if (stored === undefined) problems.push(`${name} is missing`);
    else if (stored.dtype !== 'F32' || stored.shape.join() !== torchShape.join()) {
      problems.push(`${name} is ${stored.dtype} [${stored.shape.join()}], not F32 [${torchShape.join()}]`);
    } else values.set(name, floatsOf(stored));
  }
  problems.push(...[...left].map((name) => `${name} has no place in the network`));
  if (problems.length === 0) return values;
  const more = problems.length - MOST_SHOWN;
  throw new UserError({
    code: 'weights-mismatch',
    message: `${source} does not fit the network ${network.name}: ${problems.slice(0, MOST_SHOWN).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    remedy: `Give weights of torchvision's ${network.name.replace('lowpass-', '')} for RGB images, or choose their network by --network.`,
  });
}
