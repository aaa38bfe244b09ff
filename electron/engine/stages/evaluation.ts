// Accuracy of a network on each group.
import type { Samples } from '../../../dataset/samples.ts';
import type { GroupCounts, RunPoint } from '../../../shared/events.ts';
import type { Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { keptWeightsOf } from '../objectives/kept-weights.ts';
import { classify, countGroups } from './classification.ts';
import type { RunContext } from './run-context.ts';

/** Emits the group accuracy on the validation set and on the test set. Returns that on the validation set. */
export async function evaluateGroups(
  context: RunContext,
  point: RunPoint,
  state: NetworkState,
  mask: Mask,
): Promise<GroupCounts> {
  const evaluate = async (split: 'valid' | 'test'): Promise<GroupCounts> => {
    const counts = await groupCountsOf(context, context.dataset[split], state, mask);
    context.emit({ type: 'group-accuracy', ...point, split, ...counts });
    return counts;
  };
  const valid = await evaluate('valid');
  await evaluate('test');
  return valid;
}

export async function groupCountsOf(
  { dataset, configuration }: Pick<RunContext, 'dataset' | 'configuration'>,
  samples: Samples,
  state: NetworkState,
  mask: Mask,
) {
  const { predictions } = await classify(state, mask, samples, configuration.batch_size);
  return countGroups(samples, predictions, dataset.classes, dataset.biasNames?.length ?? 1);
}

/** Emits how much of each layer is kept, and by which channels. */
export function reportMasks({ emit }: RunContext, point: RunPoint, state: NetworkState): void {
  const { layers, maps } = keptWeightsOf(state);
  emit({ type: 'layer-sparsity', ...point, layers: [...layers] });
  for (const { kept, ...map } of maps) {
    emit({ type: 'mask-heatmap', ...point, ...map, kept: Buffer.from(kept).toString('base64') });
  }
}
