// Presets for Corrupted CIFAR-10.
import { photographs } from './photographs.ts';
import { type Preset, PUBLISHED_AT } from './preset.ts';

const published = (conflict_pct: number, lambda_upweight: number): Preset => ({
  name: `cifar10c-${conflict_pct}pct`,
  description: `Corrupted CIFAR-10 with ${conflict_pct} % conflicting samples, as published`,
  source: `script/train_ours_cifar10c.sh of ${PUBLISHED_AT}`,
  settings: {
    ...photographs,
    ...{ data: 'cifar10c', seed: 11, pseudo_label_method: 'ensemble', conflict_pct, lambda_upweight },
  },
  seeds: [11, 22, 33, 44],
});

export const cifar10cPresets: readonly Preset[] = [
  published(0.5, 80),
  published(1, 50),
  published(2, 30),
  published(5, 10),
];
