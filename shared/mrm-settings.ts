// What the mode MRM forces, as in the published program: Modular Risk Minimization (Zhang et al., 2021, arXiv 2106.02890).
import type { Configuration } from './configuration.ts';

export const mrmSettings = {
  select_with_GCE: false,
  uniform_weight: true,
  reinitialize: true,
  lambda_upweight: 1,
  lambda_con_prune: 0,
  lambda_con_retrain: 0,
} satisfies Partial<Configuration>;
