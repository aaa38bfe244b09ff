// GateWideResNet: wide residual networks with a mask for each convolution (Zagoruyko and Komodakis 2016).
import { BatchNorm } from '../nn/batch-norm.ts';
import { residualConvolution } from '../nn/convolution-norm.ts';
import { GatedLinear, gatedLayersOf } from '../nn/gated-layers.ts';
import { constantInitializer } from '../nn/initializers.ts';
import { ParameterTable } from '../nn/parameter.ts';
import { WideBlock } from '../nn/wide-block.ts';
import { type Network, type NetworkInput, networkOfPass } from './network.ts';

const STEM_CHANNELS = 16;
const STAGES = [1, 2, 4];

interface Architecture {
  readonly name: string;
  /** 6 n + 4, where each of the three stages has n blocks. */
  readonly depth: number;
  readonly widen: number;
}

/**
 * Feature [batch, 64 · widen]. Takes images of any size; made for 32 × 32, since nothing shrinks them before the second
 * stage. As published, the last layer, `fc`, is never masked, and its bias starts at 0.
 */
function gateWideResNet({ name, depth, widen }: Architecture, { classes, channels }: NetworkInput): Network {
  const table = new ParameterTable();
  const stemSizes = { inputs: channels, outputs: STEM_CHANNELS, kernel: 3, stride: 1 };
  const stem = residualConvolution('conv1', stemSizes, table);
  const blocks: WideBlock[] = [];
  let inputs = STEM_CHANNELS;
  for (const [stage, factor] of STAGES.entries()) {
    const outputs = STEM_CHANNELS * widen * factor;
    for (let i = 0; i < (depth - 4) / 6; i++) {
      const stride = stage > 0 && i === 0 ? 2 : 1;
      blocks.push(new WideBlock(`block${stage + 1}.layer.${i}`, { inputs, outputs, stride }, table));
      inputs = outputs;
    }
  }
  const norm = new BatchNorm('bn1', inputs, table);
  const headOptions = { gated: false, initializeBias: constantInitializer(0) };
  const head = new GatedLinear('fc', { inputs, outputs: classes }, table, headOptions);
  const parameters = table.all();
  return networkOfPass({
    name,
    classes,
    featureSize: inputs,
    parameters,
    gatedLayers: gatedLayersOf(parameters),
    pass(operations, images) {
      let x = stem.apply(operations, images);
      for (const block of blocks) x = block.apply(operations, x);
      const feature = operations.averagePool(operations.relu(norm.apply(operations, x)));
      return { feature, logits: head.apply(operations, feature) };
    },
  });
}

export const gateWideResNet28x10 = (input: NetworkInput): Network =>
  gateWideResNet({ name: 'wide-resnet28-10', depth: 28, widen: 10 }, input);
export const gateWideResNet16x8 = (input: NetworkInput): Network =>
  gateWideResNet({ name: 'wide-resnet16-8', depth: 16, widen: 8 }, input);
