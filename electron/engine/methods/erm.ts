// ERM, empirical risk minimization (Vapnik, NeurIPS 1991): the plain classifier, cross entropy over all samples alike.
import { mean } from '../objectives/cross-entropy.ts';
import { classificationObjective } from '../objectives/stage-objectives.ts';
import { randomFor } from '../stages/run-context.ts';
import { EpochSampler } from '../stages/sampler.ts';
import { trainClassifier } from '../stages/training.ts';
import type { Method } from './method.ts';

export const erm: Method = [
  {
    name: 'training',
    // The batches of pretraining: the same settings give the classifier that DCWP pretrains, to the byte.
    run: (context) =>
      trainClassifier(context, {
        sampler: new EpochSampler(
          context.dataset.train.count,
          randomFor(context, 'batches for the classifier network'),
        ),
        objective: classificationObjective(mean),
      }),
  },
];
