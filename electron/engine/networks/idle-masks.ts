// Mask parameters that the published classes have beside ours, and never apply.
import { piName } from '../nn/gated-layers.ts';
import type { Network } from './network.ts';

/** The last convolution of a bottleneck and a wide network's `fc` are gated layers there, called without their mask. */
const withIdleMasks: ReadonlySet<string> = new Set(['resnet50', 'resnet101', 'wide-resnet28-10', 'wide-resnet16-8']);

/** Names of the layers that have such a one. */
export function idleMasks({ name, parameters }: Network): string[] {
  if (!withIdleMasks.has(name)) return [];
  const names = new Set(parameters.map((parameter) => parameter.name));
  return parameters
    .filter(({ kind, torchShape }) => kind === 'weight' && torchShape.length > 1)
    .map((parameter) => parameter.name.replace(/\.weight$/, ''))
    .filter((layer) => !names.has(piName(layer)));
}
