// GateCNN, the published network for Colored MNIST: three convolutions of 4 × 4 with stride 2, then the mean over pixels.
import { BatchNorm } from '../nn/batch-norm.ts';
import { GatedConvolution, GatedLinear, gatedLayersOf } from '../nn/gated-layers.ts';
import { ParameterTable } from '../nn/parameter.ts';
import { type Network, type NetworkInput, networkOfPass } from './network.ts';

const CHANNELS = [64, 128, 256];

/** Of an image, in pixels: a smaller one leaves the third convolution nothing to read. */
export const SMALLEST_SIDE = 8;

/** Feature [batch, 256]. */
export function gateCnn({ classes, channels }: NetworkInput): Network {
  const table = new ParameterTable();
  const stages = CHANNELS.map((outputs, i) => {
    const sizes = { inputs: CHANNELS[i - 1] ?? channels, outputs, kernel: 4, stride: 2, padding: 1 };
    const convolution = new GatedConvolution(`conv${i + 1}`, sizes, table);
    return { convolution, norm: new BatchNorm(`bn${i + 1}`, outputs, table) };
  });
  const featureSize = CHANNELS.at(-1) ?? 0;
  const head = new GatedLinear('linear', { inputs: featureSize, outputs: classes }, table);
  const parameters = table.all();
  return networkOfPass({
    name: 'cnn',
    classes,
    featureSize,
    parameters,
    gatedLayers: gatedLayersOf(parameters),
    pass(operations, images) {
      let x = images;
      for (const { convolution, norm } of stages) {
        x = operations.relu(norm.apply(operations, convolution.apply(operations, x)));
      }
      const feature = operations.averagePool(x);
      return { feature, logits: head.apply(operations, feature) };
    },
  });
}
