// A network's last layer: the linear one from feature to logits.
import type { Network } from '../networks/network.ts';

/** Names of its weight [classes, featureSize] and its bias [classes]. Throws an Error where a network has no such layer. */
export function headOf({ name, parameters, classes, featureSize }: Network): [weight: string, bias: string] {
  const weight = parameters.findLast(
    ({ kind, torchShape }) => kind === 'weight' && torchShape.join() === [classes, featureSize].join(),
  );
  if (weight === undefined) throw new Error(`${name} has no last layer [${classes}, ${featureSize}]`);
  return [weight.name, weight.name.replace(/weight$/, 'bias')];
}
