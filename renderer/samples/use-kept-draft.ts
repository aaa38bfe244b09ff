// Unsaved corrections over a reload: kept in the tab, back where the run's samples and mined set are still those that they are of.
import { useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';
import type { RunSamples } from '../../shared/api/samples.ts';
import { keepInTab, keptInTab } from '../workbench/tab-memory.ts';
import { draftOf, type KeptDraft, keptDraft, keptOf } from './kept-draft.ts';
import { currentDraft, replaceDraft, untouched, whenDraftChanges } from './mined-draft.ts';

/** What became of the unsaved corrections of a run: to be told. */
export type DraftFate =
  | { readonly kind: 'back' }
  /** They are of other samples, or of another mined set; null where they can't be read. */
  | { readonly kind: 'refused'; readonly kept: KeptDraft | null }
  /** The browser keeps no more: a reload would lose them. */
  | { readonly kind: 'not-kept' };

interface Kept {
  readonly fates: ReadonlyMap<string, DraftFate>;
  /** By run, what its draft is of: the digest of its training samples. */
  readonly digests: ReadonlyMap<string, string>;
}

const useKept = create<Kept>(() => ({ fates: new Map(), digests: new Map() }));

/** Marks come in bursts, and a note by its letters; the page's end waits for none of it. */
const PAUSE_MS = 300;

const keyOf = (run: string): string => `mined-draft:${run}`;

export const useDraftFate = (run: string): DraftFate | undefined => useKept(({ fates }) => fates.get(run));

/** `undefined` once it was told. */
export function setDraftFate(run: string, fate: DraftFate | undefined): void {
  const { fates } = useKept.getState();
  if (fates.get(run)?.kind === fate?.kind) return;
  const others = [...fates].filter(([id]) => id !== run);
  useKept.setState({ fates: new Map(fate === undefined ? others : [...others, [run, fate]]) });
}

/** For a view that corrects the run's mined set; `samples` are null until they are open. */
export function useKeptDraft(run: string, samples: RunSamples | null): void {
  const digest = samples?.mined == null ? undefined : samples.splits.find(({ split }) => split === 'train')?.digest;
  const versions = useRef<readonly number[]>([]);
  versions.current = samples?.corrections.map(({ version }) => version) ?? [];
  // Before anything is painted: what is back was never away.
  useLayoutEffect(() => {
    if (digest === undefined) return;
    openDraft(run, digest, versions.current);
    return keepDraft(run, digest);
  }, [run, digest]);
}

function openDraft(run: string, digest: string, versions: readonly number[]): void {
  const { digests } = useKept.getState();
  const before = digests.get(run);
  if (before === digest) return;
  useKept.setState({ digests: new Map([...digests, [run, digest]]) });
  const kept = before === undefined ? keptInTab(keyOf(run), keptDraft) : keptOf(currentDraft(run), before);
  if (kept == null) return;
  if (kept === 'unreadable' || kept.of !== digest) {
    replaceDraft(run, untouched);
    setDraftFate(run, { kind: 'refused', kept: kept === 'unreadable' ? null : kept });
    return;
  }
  replaceDraft(run, draftOf(kept, versions));
  setDraftFate(run, { kind: 'back' });
}

function keepDraft(run: string, digest: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    const isKept = keepInTab(keyOf(run), keptOf(currentDraft(run), digest));
    if (!isKept) setDraftFate(run, { kind: 'not-kept' });
    else if (useKept.getState().fates.get(run)?.kind === 'not-kept') setDraftFate(run, undefined);
  };
  const flush = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    write();
  };
  const end = whenDraftChanges(run, () => {
    timer ??= setTimeout(write, PAUSE_MS);
  });
  window.addEventListener('pagehide', flush);
  return () => {
    window.removeEventListener('pagehide', flush);
    end();
    flush();
  };
}
