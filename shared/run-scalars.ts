// The numbers that an event tells, each by a name that is the same at every step: what logs and charts are made of.
import type { EventOf, RunEvent } from './events.ts';
import { alignedGroupsOf, summarizeGroups } from './group-accuracy.ts';
import { keptFraction } from './number-text.ts';

export interface Scalar {
  /** Kind of the number, a slash, what it is of: `loss/total`, `accuracy/test/conflict`, `kept fraction/conv1`. */
  readonly name: string;
  readonly value: number;
}

/** What is not known is left out. Fractions are 0 to 1. `data`: what the run says of its data, where it did. */
export function scalarsOf(event: RunEvent, data: EventOf<'data-opened'> | null): Scalar[] {
  switch (event.type) {
    case 'losses':
      return named('', {
        'loss/total': event.total,
        ...prefixed('loss/', event.parts),
        'training/learning rate': event.learningRate,
        'training/images per second': event.imagesPerSecond,
      });
    case 'group-accuracy': {
      const { total, aligned, conflict, worstGroup } = summarizeGroups(event, alignedGroupsOf(data, event));
      return named(`accuracy/${event.split}/`, { conflict, aligned, 'worst group': worstGroup, total });
    }
    case 'layer-sparsity':
      return named('kept fraction/', {
        'all weights': keptFraction(event.layers),
        ...Object.fromEntries(event.layers.map((layer) => [layer.layer, keptFraction([layer])])),
      });
    case 'mined':
      return named('mined set/', { size: event.size, precision: event.precision, recall: event.recall });
    case 'model-selected':
      return named('selection/', { [`${event.rule} accuracy on valid`]: event.score });
    case 'memory':
      return named('memory/', {
        tensors: event.tensors,
        'tensor bytes': event.tensorBytes,
        'resident bytes': event.residentBytes,
      });
    default:
      return [];
  }
}

const prefixed = (prefix: string, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));

const named = (prefix: string, values: Readonly<Record<string, number | null>>): Scalar[] =>
  Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name: prefix + name, value }]));
