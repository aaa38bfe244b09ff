// Two encoders, intrinsic and biased, whose classifiers read both features (Lee et al., NeurIPS 2021).
//
// A classifier over concatenated features is a sum: W [own; other] + b = (W₁ own + b) + W₂ other. The first part is the
// encoder's own last layer, the second its `cross.weight`. So swapping the other's feature among the samples of a batch
// permutes the rows of the second part alone.
import type { Tensor } from '@tensorflow/tfjs-core';
import { Computing } from '../nn/computing.ts';
import { headOf } from '../nn/head.ts';
import { kaimingUniform } from '../nn/initializers.ts';
import type { Operations } from '../nn/operations.ts';
import type { Parameter } from '../nn/parameter.ts';
import { add } from '../tensor/elementwise.ts';
import type { Network, Prediction } from './network.ts';
import { BIASED, CLASSIFIER, under } from './paired-network.ts';

const CROSS = 'cross.weight';

/** The two parts of an encoder's logits, each [batch, classes]. */
export interface LogitParts {
  /** From its own feature, which they train. */
  readonly own: Tensor;
  /** From the other encoder's feature, which they leave alone. */
  readonly cross: Tensor;
}

/** `logits` and `feature` are the intrinsic ones: what the method's result says of an image. */
export interface DisentangledPrediction extends Prediction {
  readonly intrinsic: LogitParts;
  readonly biased: LogitParts;
}

export function disentangledNetwork(single: Network): Network<DisentangledPrediction> {
  const encoder = encoderParameters(single);
  return {
    ...single,
    name: `${single.name}-disentangled`,
    parameters: [...under(CLASSIFIER, encoder), ...under(BIASED, encoder)],
    gatedLayers: [],
    predict(forward, images) {
      const operations = new Computing(forward);
      const intrinsic = single.predict(forward.within(CLASSIFIER), images);
      const biased = single.predict(forward.within(BIASED), images);
      const parts = {
        intrinsic: { own: intrinsic.logits, cross: crossLogits(operations, CLASSIFIER, biased.feature) },
        biased: { own: biased.logits, cross: crossLogits(operations, BIASED, intrinsic.feature) },
      };
      const logits = add(parts.intrinsic.own, parts.intrinsic.cross);
      return { logits, feature: intrinsic.feature, ...parts };
    },
    pass(operations, images) {
      const { logits, feature } = single.pass(operations.within(CLASSIFIER), images);
      const biased = single.pass(operations.within(BIASED), images);
      return { feature, logits: operations.add(logits, crossLogits(operations, CLASSIFIER, biased.feature)) };
    },
  };
}

/** No gradient flows to the other's feature. */
function crossLogits<Value>(operations: Operations<Value>, prefix: string, other: Value): Value {
  return operations.productOfCopy(other, `${prefix}${CROSS}`);
}

/** The encoder's tensors; those of its last layer get the bound of a layer that reads both features. */
function encoderParameters(single: Network): Parameter[] {
  const head = headOf(single);
  const initialize = kaimingUniform(2 * single.featureSize);
  const own = single.parameters.map((parameter) =>
    head.includes(parameter.name) ? { ...parameter, initialize } : parameter,
  );
  const torchShape = [single.classes, single.featureSize];
  return [...own, { name: CROSS, kind: 'weight', torchShape, layout: 'plain', initialize }];
}
