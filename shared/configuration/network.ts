// Settings of the network that a run trains.
import { z } from 'zod';
import { methodName } from '../method-name.ts';
import { networkNames } from '../network-names.ts';
import { choice, text } from '../setting.ts';
import { folder } from './ranges.ts';

export const networkSettings = {
  network: choice(z.enum(networkNames).nullable().default(null), {
    group: 'run',
    help: 'the network, GateCNN, GateFCN, GateResNet18 and so on; both networks of a run are of this kind',
    choices: networkNames,
    published: false,
    whenNull:
      'the published one: for cmnist cnn, or fcn with cmnist_use_mlp; else resnet18, but cnn for images of your own below 32 pixels',
  }),
  imagenet_weights: text(folder(), {
    group: 'pretraining',
    help: 'with imagenet: the ImageNet weights, as a .pth file of torchvision or a .safetensors file',
    readBy: methodName.options,
    form: 'a file',
    published: false,
    whenNull: "torchvision's, downloaded once",
  }),
};
