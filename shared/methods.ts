// The methods, as data: what each is, which stages it goes through, what it is to be told. How it trains is the engine's.
import type { Configuration } from './configuration.ts';
import type { StageName } from './events.ts';
import { jttSettings } from './jtt-settings.ts';
import type { MethodName } from './method-name.ts';
import { mrmSettings } from './mrm-settings.ts';

export interface MethodFacts {
  readonly title: string;
  /** What it does, in one line without a full stop. */
  readonly summary: string;
  readonly paper: { readonly reference: string; readonly link: string };
  /** In order; the last one leaves the network that counts. */
  readonly stages: readonly StageName[];
  /** It reads the bias labels of training samples: an upper bound for those that don't. */
  readonly knowsBias: boolean;
  /** Settings that make it what it is: another value contradicts the method. */
  readonly forced: Readonly<Partial<Configuration>>;
  /** Its paper's defaults, in place of the schema's. */
  readonly defaults: Readonly<Partial<Configuration>>;
}

export const methods: Readonly<Record<MethodName, MethodFacts>> = {
  ERM: {
    title: 'Empirical risk minimization',
    summary: 'the plain classifier: cross entropy over all training samples alike',
    paper: {
      reference: 'Vapnik, Principles of Risk Minimization for Learning Theory, NeurIPS 1991',
      link: 'https://proceedings.neurips.cc/paper/1991/hash/ff4d5fbbafdf976cfdc032e3bde78de5-Abstract.html',
    },
    stages: ['training'],
    knowsBias: false,
    forced: {},
    defaults: {},
  },
  DCWP: {
    title: 'Debiased Contrastive Weight Pruning',
    summary: 'prunes the weights that serve the shortcut, guided by samples that a biased network gets wrong',
    paper: {
      reference: 'Park et al., Training Debiased Subnetworks with Contrastive Weight Pruning, CVPR 2023',
      link: 'https://arxiv.org/abs/2210.05247',
    },
    stages: ['pretraining', 'mining', 'pruning', 'retraining'],
    knowsBias: false,
    forced: {},
    defaults: {},
  },
  MRM: {
    title: 'Modular Risk Minimization',
    summary: 'learns a mask on all samples alike, then trains its weights anew from their first values',
    paper: {
      reference: 'Zhang et al., Can Subnetwork Structure Be the Key to Out-of-Distribution Generalization?, ICML 2021',
      link: 'https://arxiv.org/abs/2106.02890',
    },
    stages: ['pretraining', 'pruning', 'retraining'],
    knowsBias: false,
    forced: mrmSettings,
    defaults: {},
  },
  JTT: {
    title: 'Just Train Twice',
    summary: 'draws the samples that a first network gets wrong more often while it trains a second one',
    paper: {
      reference:
        'Liu et al., Just Train Twice: Improving Group Robustness without Training Group Information, ICML 2021',
      link: 'https://arxiv.org/abs/2107.09044',
    },
    stages: ['pretraining', 'mining', 'training'],
    knowsBias: false,
    forced: jttSettings,
    defaults: { lambda_upweight: 50 },
  },
  LfF: {
    title: 'Learning from Failure',
    summary: 'weighs samples by how much harder they are for a biased network that is trained at the same time',
    paper: {
      reference: 'Nam et al., Learning from Failure: Training Debiased Classifier from Biased Classifier, NeurIPS 2020',
      link: 'https://arxiv.org/abs/2007.02561',
    },
    stages: ['training'],
    knowsBias: false,
    forced: {},
    defaults: { lr_train: 0.001 },
  },
  'feature-swap': {
    title: 'Disentangled Feature Augmentation',
    summary: 'separates the class from the bias by two encoders, and swaps the biased features among samples',
    paper: {
      reference: 'Lee et al., Learning Debiased Representation via Disentangled Feature Augmentation, NeurIPS 2021',
      link: 'https://arxiv.org/abs/2107.01372',
    },
    stages: ['training'],
    knowsBias: false,
    forced: {},
    defaults: { train_iter: 20_000, lr_train: 0.01, lr_decay_step_train: 10_000, lr_gamma_train: 0.5 },
  },
  'group-DRO': {
    title: 'Group Distributionally Robust Optimization',
    summary: 'minimises the loss of the worst group, whose samples it is told',
    paper: {
      reference:
        'Sagawa et al., Distributionally Robust Neural Networks for Group Shifts: On the Importance of Regularization for Worst-Case Generalization, ICLR 2020',
      link: 'https://arxiv.org/abs/1911.08731',
    },
    stages: ['training'],
    knowsBias: true,
    forced: {},
    defaults: { lr_train: 0.001 },
  },
  DFR: {
    title: 'Deep Feature Reweighting',
    summary: "trains the plain classifier's last layer anew on samples of all groups alike, which it is told",
    paper: {
      reference:
        'Kirichenko et al., Last Layer Re-Training is Sufficient for Robustness to Spurious Correlations, ICLR 2023',
      link: 'https://arxiv.org/abs/2204.02937',
    },
    stages: ['training', 'retraining'],
    knowsBias: true,
    forced: {},
    defaults: { lr_train: 0.001, retrain_iter: 1000 },
  },
};

/** The method of a run: `method`, or where that is left out, the one that the published `mode` names. */
export function methodOf({ method, mode }: Pick<Configuration, 'method' | 'mode'>): MethodName {
  return method ?? (mode === 'MRM' ? 'MRM' : 'DCWP');
}
