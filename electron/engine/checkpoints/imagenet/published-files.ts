// Where torchvision's ImageNet weights are published. The name of each file ends in the first digits of its SHA-256.
import type { NetworkName, torchvisionNetworks } from '../../../../shared/network-names.ts';

/**
 * The published program's addresses; its resnet50-19c8e357 is in a format that only PyTorch's own code can read, for which
 * torchvision's later file of the same training (IMAGENET1K_V1) stands here. resnet101 is IMAGENET1K_V2, the others V1.
 */
const files: Readonly<Record<(typeof torchvisionNetworks)[number], string>> = {
  resnet18: 'resnet18-f37072fd.pth',
  'lowpass-resnet18': 'resnet18-f37072fd.pth',
  resnet34: 'resnet34-b627a593.pth',
  resnet50: 'resnet50-0676ba61.pth',
  resnet101: 'resnet101-cd907fc2.pth',
};

const ADDRESS = 'https://download.pytorch.org/models/';

/** The address of a network's weights, undefined where there are none. */
export function publishedAddress(network: NetworkName): string | undefined {
  return Object.entries(files).flatMap(([name, file]) => (name === network ? [ADDRESS + file] : []))[0];
}
