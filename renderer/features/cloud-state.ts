// How a cloud is looked at: kept while the page is open, so that the way back from Samples finds it as it was left.
import { LRUCache } from 'lru-cache';
import { useState } from 'react';
import type { ReportView } from '../../shared/api/comparison.ts';
import type { ColoredBy } from './coloring.ts';
import type { Selection } from './selected-panel.tsx';

interface CloudState {
  readonly by: ColoredBy;
  /** Labels that stand out; all where it is empty. */
  readonly shown: ReadonlySet<number>;
  readonly selection: Selection;
}

export const nothing: Selection = { points: [], how: '' };
export const allLabels: ReadonlySet<number> = new Set();
const untouched: CloudState = { by: 'class', shown: allLabels, selection: nothing };

/** By layout. */
const kept = new LRUCache<string, CloudState>({ max: 12 });

/** Points are places in a layout: of another one, or of other samples, nothing holds but the colouring. */
export function useCloudState(run: string, report: ReportView): [CloudState, (changed: Partial<CloudState>) => void] {
  const key = layoutKey(run, report);
  const [held, setHeld] = useState({ key, state: kept.get(key) ?? untouched });
  const state = held.key === key ? held.state : (kept.get(key) ?? { ...untouched, by: held.state.by });
  if (held.key !== key) setHeld({ key, state });
  const change = (changed: Partial<CloudState>): void => {
    const next = { ...state, ...changed };
    kept.set(key, next);
    setHeld({ key, state: next });
  };
  return [state, change];
}

/** Two layouts of the same samples differ in where the first of them lies. */
function layoutKey(run: string, { split, samples, embedding, point, sample }: ReportView): string {
  const { positions } = sample;
  return JSON.stringify([run, split, samples, embedding, point, positions.length, positions[0], positions.at(-1)]);
}
