// The preset for CelebA, blond hair against gender.
import { photographs } from './photographs.ts';
import { type Preset, PUBLISHED_AT } from './preset.ts';

export const celebaPresets: readonly Preset[] = [
  {
    name: 'celebA',
    description: 'CelebA, blond hair against gender, with 1 % conflicting samples, as published',
    source: `script/train_ours_celeba.sh of ${PUBLISHED_AT}`,
    settings: {
      ...photographs,
      ...{ data: 'celebA', conflict_pct: 1, seed: 1006, batch_size: 128, lambda_upweight: 20 },
      ...{ pseudo_label_method: 'wrong', select_with_GCE: true, lambda_sparse: 5e-6, lr_pre: 0.0001 },
    },
    seeds: [1006, 1007, 1008, 1009],
  },
];
