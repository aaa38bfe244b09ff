// What a network said of the watched test samples, sample by sample.
import type { EventOf } from './events.ts';
import type { AlignedGroups } from './group-accuracy.ts';

export interface WatchedSample {
  /** Its place in the test set. */
  readonly index: number;
  readonly label: number;
  /** Null where it is unknown. */
  readonly bias: number | null;
  /** Whether its bias label is the one that usually goes with its class; null where that is unknown. */
  readonly aligned: boolean | null;
  /** At the chosen evaluation. */
  readonly prediction: number;
  /** At the chosen evaluation, 0 to 1. */
  readonly labelProbability: number;
  /** p_label at each evaluation, 0 to 1, in the order of steps. */
  readonly course: readonly number[];
}

/** The samples with what was said of them at `chosen`, one of `events`, which tell of the same samples. */
export function watchedSamples(
  events: readonly EventOf<'sample-predictions'>[],
  chosen: EventOf<'sample-predictions'>,
  aligned: AlignedGroups | null,
): WatchedSample[] {
  const { indices, classes, biases, predictions, labelProbabilities } = chosen;
  return indices.map((index, i) => {
    const label = classes[i] ?? 0;
    const bias = biases?.[i] ?? null;
    return {
      index,
      label,
      bias,
      aligned: bias === null || aligned === null ? null : (aligned[label]?.[bias] ?? false),
      prediction: predictions[i] ?? 0,
      labelProbability: labelProbabilities[i] ?? 0,
      course: events.map((event) => event.labelProbabilities[i] ?? 0),
    };
  });
}
