// Settings that are right each and wrong together. What merely has no effect is let pass; what cannot be done is not.
import type { Configuration } from './configuration.ts';
import { methodOf, methods } from './methods.ts';
import { torchvisionNetworks } from './network-names.ts';
import { miningNetwork, networkName } from './networks-needed.ts';
import { pretrainingOf } from './pretraining-settings.ts';
import { isSettingName, type SettingName, settingNamed } from './settings.ts';

/** What is wrong with some settings. Their names are as given: an unknown one may be among them. */
export interface ConfigurationProblem {
  readonly settings: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

/** Data sets of photographs, for residual networks. */
const PHOTOGRAPHS: readonly string[] = ['cifar10c', 'bffhq', 'celebA'];

/** Pure: all of them, none where the configuration can be run. */
export function contradictions(configuration: Configuration): ConfigurationProblem[] {
  return [...againstMethod(configuration), ...checks.flatMap((check) => check(configuration) ?? [])];
}

function againstMethod(configuration: Configuration): ConfigurationProblem[] {
  const { method, mode } = configuration;
  const name = methodOf(configuration);
  if (mode === 'MRM' && name !== 'MRM') {
    const facts = { message: `mode MRM is the method MRM, and method ${method} was given`, remedy: 'Leave one out.' };
    return [problem(['method', 'mode'], facts)];
  }
  const [word, other] = mode === 'MRM' ? (['mode', 'mode prune'] as const) : (['method', 'another method'] as const);
  return Object.entries(methods[name].forced).flatMap(([forced, value]) => {
    if (!isSettingName(forced) || configuration[forced] === value) return [];
    return problem([word, forced], {
      message: `${word} ${name} sets ${forced} to ${value}, and ${configuration[forced]} was given`,
      remedy: `Leave ${forced} out, or choose ${other}.`,
    });
  });
}

const problem = (
  settings: readonly SettingName[],
  facts: Omit<ConfigurationProblem, 'settings'>,
): ConfigurationProblem => ({ settings, ...facts });

type Check = (configuration: Configuration) => ConfigurationProblem | undefined;

const mlpForPhotographs: Check = ({ data, network, cmnist_use_mlp }) => {
  if (!cmnist_use_mlp || network !== null || !PHOTOGRAPHS.includes(data)) return undefined;
  return problem(['cmnist_use_mlp', 'data'], {
    message: `cmnist_use_mlp is for Colored MNIST and its like, and data is ${data}`,
    remedy: 'Leave cmnist_use_mlp out, or set data to cmnist.',
  });
};

const mlpAndAnother: Check = ({ network, cmnist_use_mlp }) => {
  if (!cmnist_use_mlp || network === null || network === 'fcn') return undefined;
  return problem(['cmnist_use_mlp', 'network'], {
    message: `cmnist_use_mlp asks for the network fcn, and network is ${network}`,
    remedy: 'Leave cmnist_use_mlp or network out.',
  });
};

const imagenetForOthers: Check = (configuration) => {
  const name = networkName(configuration);
  if (!configuration.imagenet || torchvisionNetworks.some((known) => known === name)) return undefined;
  return problem(['imagenet', 'network'], {
    message: `there are no ImageNet weights for the network ${name}`,
    remedy: `Leave imagenet out, or set network to one of ${torchvisionNetworks.join(', ')}.`,
  });
};

const weightsUnasked: Check = ({ imagenet, imagenet_weights }) => {
  if (imagenet || imagenet_weights === null) return undefined;
  return problem(['imagenet_weights', 'imagenet'], {
    message: 'imagenet_weights names a file of ImageNet weights, and imagenet does not ask for them',
    remedy: 'Set imagenet as well, or leave imagenet_weights out.',
  });
};

const stopAfterTheEnd: Check = (configuration) => {
  const { earlystop_iter } = configuration;
  const network = miningNetwork(configuration);
  if (earlystop_iter === null || network === 'none' || minesByEnsemble(configuration)) return undefined;
  const { steps } = pretrainingOf(configuration, network);
  if (earlystop_iter <= steps) return undefined;
  const length = lengthSetting(configuration);
  return problem(['earlystop_iter', length], {
    message: `earlystop_iter ${earlystop_iter} is past the ${steps} steps that ${length} gives the network that mines`,
    remedy: `Set earlystop_iter to ${steps} or less, or ${length} to ${earlystop_iter} or more.`,
  });
};

const stopOfAnEnsemble: Check = (configuration) => {
  const { earlystop_iter } = configuration;
  if (earlystop_iter === null || !minesByEnsemble(configuration)) return undefined;
  return problem(['earlystop_iter', 'pseudo_label_method'], {
    message: `pseudo_label_method ensemble mines over all of pretraining, and earlystop_iter asks for step ${earlystop_iter}`,
    remedy: 'Leave earlystop_iter out, or set pseudo_label_method to wrong.',
  });
};

const gceOfAnEnsemble: Check = (configuration) => {
  if (!configuration.select_with_GCE || !minesByEnsemble(configuration)) return undefined;
  return problem(['select_with_GCE', 'pseudo_label_method'], {
    message:
      'pseudo_label_method ensemble has a loss of its own for the biased network, and select_with_GCE asks for GCE',
    remedy: 'Set pseudo_label_method to wrong, or select_with_GCE to false.',
  });
};

const uselessThreshold: Check = (configuration) => {
  const { tau } = configuration;
  if (!minesByEnsemble(configuration) || (tau > 0 && tau < 1)) return undefined;
  return problem(['tau', 'pseudo_label_method'], {
    message: `pseudo_label_method ensemble scores from 0 to 1, and tau ${tau} would mine ${tau > 0 ? 'nothing' : 'everything'}`,
    remedy: `Set tau between 0 and 1, such as ${settingNamed('tau').default}.`,
  });
};

const untrainedMiner: Check = (configuration) => {
  const network = miningNetwork(configuration);
  if (network === 'none' || pretrainingOf(configuration, network).steps > 0) return undefined;
  const length = lengthSetting(configuration);
  return problem([length], {
    message: `${length} 0 leaves the network that mines untrained`,
    remedy: `Set ${length} to 1 or more, or take the truth with supervised.`,
  });
};

const alikeAndNotAlike: Check = (configuration) => {
  const { uniform_weight, pruning_upweight } = configuration;
  const asked = pruning_upweight !== 1 && pruning_upweight !== settingNamed('pruning_upweight').default;
  if (methodOf(configuration) === 'MRM' || !uniform_weight || !asked) return undefined;
  return problem(['uniform_weight', 'pruning_upweight'], {
    message: `uniform_weight draws all samples alike, and pruning_upweight asks for mined ones ${pruning_upweight} times as often`,
    remedy: 'Leave uniform_weight or pruning_upweight out.',
  });
};

const initialAndUntrained: Check = ({ reinitialize, retrain_iter }) => {
  if (!reinitialize || retrain_iter > 0) return undefined;
  return problem(['reinitialize', 'retrain_iter'], {
    message: 'reinitialize puts the initial weights back, and retrain_iter 0 leaves them untrained',
    remedy: 'Set retrain_iter to 1 or more, or leave reinitialize out.',
  });
};

const checks: readonly Check[] = [
  mlpForPhotographs,
  mlpAndAnother,
  imagenetForOthers,
  weightsUnasked,
  stopAfterTheEnd,
  stopOfAnEnsemble,
  gceOfAnEnsemble,
  uselessThreshold,
  untrainedMiner,
  alikeAndNotAlike,
  initialAndUntrained,
];

function minesByEnsemble(configuration: Configuration): boolean {
  return configuration.pseudo_label_method === 'ensemble' && miningNetwork(configuration) === 'biased';
}

/** The setting that says how long the network that mines is pretrained. */
function lengthSetting(configuration: Configuration): 'biased_pretrain_iter' | 'pretrain_iter' {
  const own = miningNetwork(configuration) === 'biased' && configuration.biased_pretrain_iter !== null;
  return own ? 'biased_pretrain_iter' : 'pretrain_iter';
}
