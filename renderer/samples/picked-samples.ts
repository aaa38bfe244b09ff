// Samples that another view picked, by a lasso or a comparison, to be looked at among the samples of a run.
import { create } from 'zustand';
import type { SplitName } from '../../shared/thumbnail-address.ts';

export interface PickedSamples {
  readonly split: SplitName;
  /** Of the split's samples, in any order. */
  readonly indices: readonly number[] | Uint32Array;
  /** How they were picked, as the view says it: `lassoed in Features`. */
  readonly how: string;
}

/** Picks that are remembered: the way back in the browser's history finds the latest. */
const KEPT = 12;

interface Picks {
  readonly byKey: ReadonlyMap<string, PickedSamples>;
  readonly made: number;
}

const usePicks = create<Picks>(() => ({ byKey: new Map(), made: 0 }));

/** Remembers them; the key goes into the filter of `samplesAddress`: `{ split, picked: pickSamples(samples) }`. */
export function pickSamples(samples: PickedSamples): string {
  const { byKey, made } = usePicks.getState();
  const key = String(made + 1);
  const kept = [...byKey].slice(-(KEPT - 1));
  usePicks.setState({ byKey: new Map([...kept, [key, samples]]), made: made + 1 });
  return key;
}

/** Undefined where there are none of that key, as after the page was loaded anew. */
export const usePickedSamples = (key: string | null): PickedSamples | undefined =>
  usePicks(({ byKey }) => (key === null ? undefined : byKey.get(key)));
