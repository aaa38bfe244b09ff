// Corrections of a run's mined set that are not saved yet: views mark and unmark samples, the Samples view saves them.
import { create } from 'zustand';

/** What is said of a training sample, by its index, against the run's own mined set; 0: nothing. */
export const MARKED = 1;
export const UNMARKED = 2;

export interface MinedDraft {
  /** `MARKED`, `UNMARKED` or 0 for each training sample up to the last one that something is said of. */
  readonly says: Uint8Array;
  /** The same, and the note, as they were saved; empty for the run's own mined set. */
  readonly saved: { readonly says: Uint8Array; readonly note: string };
  readonly note: string;
  /** Version of the corrected mined set that it goes on from; null for the run's own. */
  readonly basedOn: number | null;
}

const nothing = new Uint8Array(0);
export const untouched: MinedDraft = { says: nothing, saved: { says: nothing, note: '' }, note: '', basedOn: null };

interface Drafts {
  readonly byRun: ReadonlyMap<string, MinedDraft>;
}

const useDrafts = create<Drafts>(() => ({ byRun: new Map() }));

const draftOf = ({ byRun }: Drafts, run: string): MinedDraft => byRun.get(run) ?? untouched;

function change(run: string, changed: Partial<MinedDraft>): void {
  const drafts = useDrafts.getState();
  useDrafts.setState({ byRun: new Map([...drafts.byRun, [run, { ...draftOf(drafts, run), ...changed }]]) });
}

/**
 * Says of training samples of the run that they belong, or don't belong, to its mined set. Any view may: the Samples view
 * shows them as corrections to be saved.
 */
export function correctMined(run: string, indices: Iterable<number>, mined: boolean): void {
  const { says } = draftOf(useDrafts.getState(), run);
  change(run, { says: withSaid(says, indices, mined ? MARKED : UNMARKED) });
}

/** Takes back what was said of them. */
export function uncorrectMined(run: string, indices: Iterable<number>): void {
  const { says } = draftOf(useDrafts.getState(), run);
  change(run, { says: withSaid(says, indices, 0) });
}

export const noteCorrection = (run: string, note: string): void => change(run, { note });

/** Goes on from a version and what it says, or from the run's own mined set. What is not saved is given up. */
export function beginCorrection(run: string, basedOn: number | null, says: Uint8Array = nothing, note = ''): void {
  change(run, { says, note, saved: { says, note }, basedOn });
}

/** In place of what was said before. */
export const replaceDraft = (run: string, draft: MinedDraft): void => change(run, draft);

export const currentDraft = (run: string): MinedDraft => draftOf(useDrafts.getState(), run);

/** Tells of each change of the run's draft; ends by what it returns. */
export const whenDraftChanges = (run: string, tell: () => void): (() => void) =>
  useDrafts.subscribe((now, before) => {
    if (draftOf(now, run) !== draftOf(before, run)) tell();
  });

export const useMinedDraft = (run: string): MinedDraft => useDrafts((drafts) => draftOf(drafts, run));

/** Takes back what is not saved. */
export function discardUnsaved(run: string): void {
  const { saved } = currentDraft(run);
  change(run, { says: saved.says, note: saved.note });
}

/** Pure: the column with another word on these samples, longer where it has to be. */
export function withSaid(says: Uint8Array, indices: Iterable<number>, word: number): Uint8Array {
  const list = Uint32Array.from(indices);
  const last = list.reduce((most, index) => Math.max(most, index), -1);
  const next = new Uint8Array(Math.max(says.length, last + 1));
  next.set(says);
  for (const index of list) next[index] = word;
  return next;
}

/** Pure: the run's own marks [count] with what is said of them. Outside of the training set, where marks are unknown, as they are. */
export function marksWith(own: Uint8Array, says: Uint8Array): Uint8Array {
  const marks = own.slice();
  for (let index = 0; index < Math.min(own.length, says.length); index++) {
    if (says[index] === MARKED) marks[index] = 1;
    else if (says[index] === UNMARKED) marks[index] = 0;
  }
  return marks;
}

/** Pure: what a corrected mined set says against the run's own, both [count] of 0 and 1. */
export const saidBetween = (own: Uint8Array, corrected: Uint8Array): Uint8Array =>
  own.map((mark, index) => (corrected[index] === mark ? 0 : corrected[index] === 1 ? MARKED : UNMARKED));

/** Pure: how many of the run's own marks [count] a correction adds and takes out, and whether it differs from what was saved. */
export function changesOf(own: Uint8Array, { says, saved, note }: MinedDraft) {
  let marked = 0;
  let unmarked = 0;
  let isSaved = note === saved.note;
  for (let index = 0; index < own.length; index++) {
    const now = changeOf(own[index], says[index]);
    if (now === MARKED) marked++;
    else if (now === UNMARKED) unmarked++;
    if (now !== changeOf(own[index], saved.says[index])) isSaved = false;
  }
  return { marked, unmarked, isSaved };
}

/** What is said where it differs from the run's own mark; else 0. */
function changeOf(own: number | undefined, said: number | undefined): number {
  if (said === MARKED && own !== 1) return MARKED;
  return said === UNMARKED && own === 1 ? UNMARKED : 0;
}
