// Accuracy of a network on each group.
import type { Samples } from '../../../dataset/samples.ts';
import type { GroupCounts, RunPoint } from '../../../shared/events.ts';
import type { Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { keptLayersOf, keptWeightsOf } from '../objectives/kept-weights.ts';
import { type Classification, classify, countGroups } from './classification.ts';
import { type RunContext, randomFor } from './run-context.ts';
import { samplePredictions, watchedSamples } from './watched-samples.ts';

/** What an evaluation in the course of training found. */
export interface Evaluated {
  readonly valid: GroupCounts;
  /** Of the whole test set. */
  readonly test: Classification;
}

/**
 * Emits the group accuracy on the validation set and on the test set, and what the network says of the test samples that
 * the run is watched by.
 */
export async function evaluateGroups(
  context: RunContext,
  point: RunPoint,
  state: NetworkState,
  mask: Mask,
): Promise<Evaluated> {
  const { dataset, configuration, emit } = context;
  const { valid, test } = dataset;
  const counts = await groupCountsOf(context, valid, state, mask);
  emit({ type: 'group-accuracy', ...point, split: 'valid', ...counts });
  const said = await classify(state, mask, test, configuration.batch_size);
  const biases = dataset.biasNames?.length ?? 1;
  emit({
    type: 'group-accuracy',
    ...point,
    split: 'test',
    ...countGroups(test, said.predictions, dataset.classes, biases),
  });
  const watched = watchedSamples(test, randomFor(context, 'watched test samples'));
  emit(samplePredictions(point, test, watched, said));
  return { valid: counts, test: said };
}

async function groupCountsOf(
  { dataset, configuration }: RunContext,
  samples: Samples,
  state: NetworkState,
  mask: Mask,
) {
  const { predictions } = await classify(state, mask, samples, configuration.batch_size);
  return countGroups(samples, predictions, dataset.classes, dataset.biasNames?.length ?? 1);
}

/** Emits how much of each layer is kept. */
export function reportKept({ emit }: RunContext, point: RunPoint, state: NetworkState): void {
  emit({ type: 'layer-sparsity', ...point, layers: keptLayersOf(state) });
}

/** Emits how much of each layer is kept, and by which channels. */
export function reportMasks({ emit }: RunContext, point: RunPoint, state: NetworkState): void {
  const { layers, maps } = keptWeightsOf(state);
  emit({ type: 'layer-sparsity', ...point, layers: [...layers] });
  for (const { kept, ...map } of maps) {
    emit({ type: 'mask-heatmap', ...point, ...map, kept: Buffer.from(kept).toString('base64') });
  }
}
