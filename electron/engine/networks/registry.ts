// The networks by name.
import { UserError } from '../../../shared/errors.ts';
import type { NetworkName } from '../../../shared/network-names.ts';
import { gateCnn, SMALLEST_SIDE } from './gate-cnn.ts';
import { gateFcn } from './gate-fcn.ts';
import { gateResNet18, gateResNet34, gateResNet50, gateResNet101, lowPassGateResNet18 } from './gate-resnet.ts';
import { gateWideResNet16x8, gateWideResNet28x10 } from './gate-wide-resnet.ts';
import type { Network, NetworkInput } from './network.ts';

const networks: Record<NetworkName, (input: NetworkInput) => Network> = {
  cnn: gateCnn,
  fcn: gateFcn,
  resnet18: gateResNet18,
  resnet34: gateResNet34,
  resnet50: gateResNet50,
  resnet101: gateResNet101,
  'lowpass-resnet18': lowPassGateResNet18,
  'wide-resnet28-10': gateWideResNet28x10,
  'wide-resnet16-8': gateWideResNet16x8,
};

/** Pixels that an image must have on each side; residual networks take any. */
const smallestSides: Partial<Record<NetworkName, number>> = { cnn: SMALLEST_SIDE };

/** The network for images and classes of these sizes, without values. Throws a UserError where it can't read them. */
export function networkFor(name: NetworkName, input: NetworkInput): Network {
  const { height, width } = input;
  const least = smallestSides[name] ?? 1;
  if (Math.min(height, width) >= least) return networks[name](input);
  throw new UserError({
    code: 'network-input',
    message: `The network ${name} takes images of ${least} × ${least} pixels or more, and this data set has ${height} × ${width}`,
    remedy: 'Choose a network for small images by `--network`, such as fcn or resnet18.',
  });
}
