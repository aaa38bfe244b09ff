// Presets: named settings, as data.
import { bffhqPresets } from './presets/bffhq.ts';
import { celebaPresets } from './presets/celeba.ts';
import { cifar10cPresets } from './presets/cifar10c.ts';
import { cmnistPresets, quickPreset } from './presets/cmnist.ts';
import { mrmPresets } from './presets/mrm.ts';
import type { Preset } from './presets/preset.ts';

export const presets: readonly Preset[] = [
  ...cmnistPresets,
  ...cifar10cPresets,
  ...bffhqPresets,
  ...celebaPresets,
  ...mrmPresets,
  quickPreset,
];
