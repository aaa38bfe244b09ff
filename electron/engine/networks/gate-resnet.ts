// GateResNet: torchvision's residual networks with a mask for each convolution (He et al. 2016).
import { basicBlock } from '../nn/basic-block.ts';
import { bottleneck } from '../nn/bottleneck.ts';
import { ConvolutionNorm } from '../nn/convolution-norm.ts';
import { GatedLinear, gatedLayersOf } from '../nn/gated-layers.ts';
import { ParameterTable } from '../nn/parameter.ts';
import type { ResidualBlock, ResidualBlockKind } from '../nn/residual-block.ts';
import { type Network, type NetworkInput, networkOfPass } from './network.ts';

const STEM_CHANNELS = 64;
const WIDTHS = [64, 128, 256, 512];

interface Architecture {
  readonly name: string;
  readonly block: ResidualBlockKind;
  /** Blocks of each of the four stages. */
  readonly blocks: readonly [number, number, number, number];
  /** The stem and the first stage are never masked. */
  readonly lowPass?: true;
}

/** Feature [batch, 512 · expansion]. Takes images of any size: stem of 7 × 7 and max pooling alike for all. */
function gateResNet({ name, block, blocks, lowPass }: Architecture, { classes, channels }: NetworkInput): Network {
  const table = new ParameterTable();
  const stemSizes = { inputs: channels, outputs: STEM_CHANNELS, kernel: 7, stride: 2 };
  const stem = new ConvolutionNorm({ convolution: 'conv1', norm: 'bn1' }, stemSizes, table, lowPass !== true);
  const stages: ResidualBlock[] = [];
  let inputs = STEM_CHANNELS;
  for (const [stage, width] of WIDTHS.entries()) {
    const gated = stage > 0 || lowPass !== true;
    for (let i = 0; i < (blocks[stage] ?? 0); i++) {
      const stride = stage > 0 && i === 0 ? 2 : 1;
      stages.push(block.make(`layer${stage + 1}.${i}`, { inputs, width, stride }, table, gated));
      inputs = width * block.expansion;
    }
  }
  const head = new GatedLinear('fc', { inputs, outputs: classes }, table);
  const parameters = table.all();
  return networkOfPass({
    name,
    classes,
    featureSize: inputs,
    parameters,
    gatedLayers: gatedLayersOf(parameters),
    pass(operations, images) {
      let x = operations.maxPool(operations.relu(stem.apply(operations, images)));
      for (const stage of stages) x = stage.apply(operations, x);
      const feature = operations.averagePool(x);
      return { feature, logits: head.apply(operations, feature) };
    },
  });
}

const made =
  (architecture: Architecture) =>
  (input: NetworkInput): Network =>
    gateResNet(architecture, input);

export const gateResNet18 = made({ name: 'resnet18', block: basicBlock, blocks: [2, 2, 2, 2] });
export const gateResNet34 = made({ name: 'resnet34', block: basicBlock, blocks: [3, 4, 6, 3] });
export const gateResNet50 = made({ name: 'resnet50', block: bottleneck, blocks: [3, 4, 6, 3] });
export const gateResNet101 = made({ name: 'resnet101', block: bottleneck, blocks: [3, 4, 23, 3] });
/** LowPassGateResNet18: the layers nearest to the image keep all of their weights. */
export const lowPassGateResNet18 = made({
  name: 'lowpass-resnet18',
  block: basicBlock,
  blocks: [2, 2, 2, 2],
  lowPass: true,
});
