// Two networks of one architecture, trained together: the classifier and the biased one that it is held against.
import type { Forward } from '../nn/forward.ts';
import type { Parameter } from '../nn/parameter.ts';
import type { Network, Prediction } from './network.ts';

/** Before the names of the classifier's tensors, and of the biased network's. */
export const CLASSIFIER = 'classifier.';
export const BIASED = 'biased.';

/** What the classifier says, and what the biased network says. */
export interface PairPrediction extends Prediction {
  readonly biased: Prediction;
}

/** Its tensors are those of two networks like `single`, under their prefixes. */
export function pairedNetwork(single: Network): Network<PairPrediction> {
  return {
    ...single,
    name: `${single.name}-pair`,
    parameters: [...under(CLASSIFIER, single.parameters), ...under(BIASED, single.parameters)],
    gatedLayers: [],
    predict(forward: Forward, images) {
      const own = single.predict(forward.within(CLASSIFIER), images);
      return { ...own, biased: single.predict(forward.within(BIASED), images) };
    },
    pass: (operations, images) => single.pass(operations.within(CLASSIFIER), images),
  };
}

/** Parameters with `prefix` before their names. */
export const under = (prefix: string, parameters: readonly Parameter[]): Parameter[] =>
  parameters.map((parameter) => ({ ...parameter, name: `${prefix}${parameter.name}` }));
