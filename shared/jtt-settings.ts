// What JTT forces: its first network is trained by cross entropy, and what that one gets wrong is mined (Liu et al., 2021, section 4).
import type { Configuration } from './configuration.ts';

export const jttSettings = {
  pseudo_label_method: 'wrong',
  select_with_GCE: false,
} satisfies Partial<Configuration>;
