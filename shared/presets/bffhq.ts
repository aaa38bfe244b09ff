// The preset for BFFHQ.
import { photographs } from './photographs.ts';
import { type Preset, PUBLISHED_AT } from './preset.ts';

export const bffhqPresets: readonly Preset[] = [
  {
    name: 'bffhq',
    description: 'BFFHQ with 0.5 % conflicting samples, as published',
    source: `script/train_ours_bffhq.sh of ${PUBLISHED_AT}`,
    settings: {
      ...photographs,
      ...{ data: 'bffhq', conflict_pct: 0.5, seed: 11, batch_size: 64, lambda_upweight: 80 },
      ...{ pseudo_label_method: 'wrong', select_with_GCE: true },
    },
    seeds: [11, 22, 33, 44],
  },
];
