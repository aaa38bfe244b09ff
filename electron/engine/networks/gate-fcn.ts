// GateFCN, the published multilayer perceptron for Colored MNIST.
import { GatedLinear, gatedLayersOf } from '../nn/gated-layers.ts';
import { ParameterTable } from '../nn/parameter.ts';
import { type Network, type NetworkInput, networkOfPass } from './network.ts';

const HIDDEN = [100, 100, 32];

/** Feature [batch, 32]. */
export function gateFcn({ classes, height, width, channels }: NetworkInput): Network {
  const table = new ParameterTable();
  const hidden = HIDDEN.map((outputs, i) => {
    const before = HIDDEN[i - 1];
    const sizes =
      before === undefined
        ? { inputs: height * width * channels, outputs, layout: { height, width, channels } }
        : { inputs: before, outputs };
    return new GatedLinear(`linear${i + 1}`, sizes, table);
  });
  const featureSize = HIDDEN.at(-1) ?? 0;
  const head = new GatedLinear(`linear${HIDDEN.length + 1}`, { inputs: featureSize, outputs: classes }, table);
  const parameters = table.all();
  return networkOfPass({
    name: 'fcn',
    classes,
    featureSize,
    parameters,
    gatedLayers: gatedLayersOf(parameters),
    pass(operations, images) {
      // The published program divides pixels by 255 a second time here; its learning rates count on it.
      let feature = operations.scale(operations.flatten(images), 1 / 255);
      for (const layer of hidden) feature = operations.relu(layer.apply(operations, feature));
      return { feature, logits: head.apply(operations, feature) };
    },
  });
}
