// How long retraining is, and when it does what: the same whatever is retrained.
import type { Configuration } from '../../../shared/configuration.ts';
import { learningRate } from '../nn/step-decay.ts';
import type { StagePlan } from './stage-plan.ts';

type Schedule = Pick<
  StagePlan,
  'stage' | 'network' | 'steps' | 'batchSize' | 'evaluateEvery' | 'saveEvery' | 'learningRate'
>;

export function retrainingSchedule(configuration: Configuration): Schedule {
  const { lr_main: initial, lr_decay_step_main: every, lr_gamma_main: gamma } = configuration;
  return {
    stage: 'retraining',
    network: 'classifier',
    steps: configuration.retrain_iter,
    batchSize: configuration.batch_size,
    evaluateEvery: configuration.eval_every_retrain,
    saveEvery: configuration.save_every_retrain,
    learningRate: (step) => (configuration.no_lr_scheduling ? initial : learningRate(step, { initial, every, gamma })),
  };
}
