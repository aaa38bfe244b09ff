// Samples that another view picked, by a lasso or a comparison, to be looked at among the samples of a run.
import { useEffect, useMemo } from 'react';
import { z } from 'zod';
import { create } from 'zustand';
import type { RunSamples } from '../../shared/api/samples.ts';
import { markBits, marksOf, markText } from '../../shared/mark-bits.ts';
import { type SplitName, splitName } from '../../shared/thumbnail-address.ts';
import { keepInTab, keptInTab } from '../workbench/tab-memory.ts';
import { markColumn } from './filter-samples.ts';

export interface PickedSamples {
  readonly split: SplitName;
  /** Of the split's samples, in any order. */
  readonly indices: readonly number[] | Uint32Array;
  /** How they were picked, as the view says it: `lassoed in Features`. */
  readonly how: string;
}

interface Pick extends PickedSamples {
  readonly run: string;
  /** Digest of the split's samples when they were first shown; null until then. */
  readonly of: string | null;
}

/** Picks that are remembered: the way back in the browser's history finds the latest. */
const KEPT = 12;
/** Digits that the tab keeps of all picks, each of four samples: 25 of 160,000. */
const KEPT_DIGITS = 1_000_000;
const KEY = 'picked-samples';

const keptPick = z.object({
  key: z.string(),
  run: z.string(),
  split: splitName,
  how: z.string(),
  of: z.string(),
  samples: markText,
});
type KeptPick = z.infer<typeof keptPick>;

interface Picks {
  readonly byKey: ReadonlyMap<string, Pick>;
}

const usePicks = create<Picks>(() => ({ byKey: fromTab() }));

function put(key: string, pick: Pick): void {
  const others = [...usePicks.getState().byKey].filter(([known]) => known !== key);
  usePicks.setState({ byKey: new Map([...others.slice(-(KEPT - 1)), [key, pick]]) });
}

/** Remembers them; the key goes into the filter of `samplesAddress`: `{ split, picked: pickSamples(run, samples) }`. */
export function pickSamples(run: string, samples: PickedSamples): string {
  const key = crypto.randomUUID();
  put(key, { ...samples, run, of: null });
  return key;
}

/** Picks are of samples that changed since, or were of another tab or too long ago. */
export type LostPick = 'changed' | 'forgotten';

/** Null where nothing was picked. What is shown once is kept over a reload. */
export function usePickedSamples(run: string, key: string | null, samples: RunSamples | null) {
  const pick = usePicks(({ byKey }) => (key === null ? undefined : byKey.get(key)));
  const digest = samples?.splits.find(({ split }) => split === pick?.split)?.digest;
  useEffect(() => {
    if (key === null || pick === undefined || pick.of !== null || digest === undefined) return;
    put(key, { ...pick, of: digest });
    toTab(usePicks.getState().byKey);
  }, [key, pick, digest]);
  return useMemo((): PickedSamples | LostPick | null => {
    if (key === null) return null;
    if (pick === undefined || pick.run !== run) return 'forgotten';
    return pick.of !== null && digest !== undefined && pick.of !== digest ? 'changed' : pick;
  }, [key, pick, run, digest]);
}

function toTab(byKey: Picks['byKey']): void {
  let digits = 0;
  const kept: KeptPick[] = [];
  for (const [key, pick] of [...byKey].reverse()) {
    if (pick.of === null) continue;
    const samples = bitsOf(pick.indices);
    digits += samples.length;
    if (digits > KEPT_DIGITS) break;
    kept.unshift({ key, run: pick.run, split: pick.split, how: pick.how, of: pick.of, samples });
  }
  // What cannot be kept is forgotten by a reload, which is said there.
  keepInTab(KEY, kept);
}

function fromTab(): Picks['byKey'] {
  const kept = keptInTab(KEY, z.array(keptPick).max(KEPT));
  if (kept === undefined || kept === 'unreadable') return new Map();
  return new Map(kept.map(({ key, samples, ...pick }) => [key, { ...pick, indices: indicesOf(samples) }]));
}

function bitsOf(indices: PickedSamples['indices']): string {
  let last = -1;
  for (const index of indices) last = Math.max(last, index);
  return markBits(markColumn(indices, last + 1));
}

function indicesOf(bits: string): Uint32Array {
  const column = marksOf(bits, 4 * bits.length) ?? new Uint8Array(0);
  return Uint32Array.from(column.keys()).filter((index) => column[index] === 1);
}
