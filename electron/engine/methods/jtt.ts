// JTT, Just Train Twice (Liu et al., ICML 2021): a first network is trained by cross entropy for a few epochs, and what it
// gets wrong, its error set, is drawn λ_up times as often while a second one is trained from its first values.

import { mean } from '../objectives/cross-entropy.ts';
import { classificationObjective } from '../objectives/stage-objectives.ts';
import { marksFor } from '../stages/marks.ts';
import { pretrainBiased } from '../stages/pretraining.ts';
import { randomFor } from '../stages/run-context.ts';
import { UpweightedSampler } from '../stages/sampler.ts';
import { mine } from '../stages/settle-mining.ts';
import { trainClassifier } from '../stages/training.ts';
import type { Method } from './method.ts';

export const jtt: Method = [
  { name: 'pretraining', run: pretrainBiased },
  { name: 'mining', run: mine },
  {
    name: 'training',
    run: (context) => {
      const { lambda_upweight } = context.configuration;
      const random = randomFor(context, 'batches for training');
      return trainClassifier(context, {
        sampler: new UpweightedSampler(marksFor(context), lambda_upweight, random),
        objective: classificationObjective(mean),
      });
    },
  },
];
