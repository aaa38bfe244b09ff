// Which samples pass a filter, and how many there are of each kind that it could be changed to.
import { type SampleColumns, UNKNOWN_LABEL, UNKNOWN_MARK } from '../../shared/sample-columns.ts';
import type { SampleFilter, Verdict } from './sample-filter.ts';

/** What is filtered. */
export interface FilteredSamples {
  readonly columns: SampleColumns;
  /** [count], 0 or 1: the mined set as it is shown; `UNKNOWN_MARK` outside of the training set. */
  readonly marks: Uint8Array;
  /** Numbers of labels. */
  readonly classes: number;
  readonly biases: number;
}

/**
 * Numbers of samples by what a choice would leave: each counts the samples that pass all of the filter but the choice
 * itself.
 */
export interface FacetCounts {
  /** By class [classes] and by bias label [biases], and of each group [classes × biases], row by row. */
  readonly classes: Uint32Array;
  readonly biases: Uint32Array;
  readonly groups: Uint32Array;
  readonly aligned: number;
  readonly conflicting: number;
  readonly mined: number;
  readonly notMined: number;
  readonly verdict: Readonly<Record<Verdict, number>>;
  readonly biasedVerdict: Readonly<Record<Verdict, number>>;
  /** Samples whose mark is not that of the run's own mined set. */
  readonly corrected: number;
}

export interface Filtered {
  /** [count], 1 where the sample passes. */
  readonly passes: Uint8Array;
  /** How many do. */
  readonly size: number;
  readonly counts: FacetCounts;
}

/** One bit for each choice. */
const CLASS = 1;
const BIAS = 2;
const GROUP = 4;
const MINED = 8;
const VERDICT = 16;
const BIASED = 32;
const CORRECTED = 64;
const OTHER = 128;

/** Pure. `picked`: indices of another view's choice, null where there is none. One pass over the samples. */
export function filterSamples(of: FilteredSamples, filter: SampleFilter, picked: Uint8Array | null): Filtered {
  const { columns, marks } = of;
  const { classes, biases, conflicting, predictions, biasedPredictions, scores, mined, count } = columns;
  const wantedClasses = wantedLabels(filter.classes);
  const wantedBiases = wantedLabels(filter.biases);
  const wantedPredictions = wantedLabels(filter.predictions);
  const kind = filter.group === null ? null : filter.group === 'conflicting' ? 1 : 0;
  const mark = filter.mined === null ? null : filter.mined === 'mined' ? 1 : 0;
  // Scores are of single precision: 0.8 is not above 0.8.
  const limit = filter.scoreAbove === null ? null : Math.fround(filter.scoreAbove);
  const passes = new Uint8Array(count);
  const counter = new FacetCounter(of.classes, of.biases);
  let size = 0;
  for (let i = 0; i < count; i++) {
    const label = classes[i] ?? 0;
    const bias = biases[i] ?? UNKNOWN_LABEL;
    const verdict = verdictOn(label, predictions[i] ?? UNKNOWN_LABEL);
    const biased = verdictOn(label, biasedPredictions[i] ?? UNKNOWN_LABEL);
    const own = mined[i] ?? UNKNOWN_MARK;
    const isCorrected = marks[i] !== own;
    let fails = 0;
    if (wantedClasses !== null && wantedClasses[label] !== 1) fails |= CLASS;
    if (wantedBiases !== null && wantedBiases[bias] !== 1) fails |= BIAS;
    if (kind !== null && conflicting[i] !== kind) fails |= GROUP;
    if (mark !== null && marks[i] !== mark) fails |= MINED;
    if (filter.verdict !== null && verdict !== filter.verdict) fails |= VERDICT;
    if (filter.biasedVerdict !== null && biased !== filter.biasedVerdict) fails |= BIASED;
    if (filter.corrected && !isCorrected) fails |= CORRECTED;
    if (wantedPredictions !== null && wantedPredictions[predictions[i] ?? UNKNOWN_LABEL] !== 1) fails |= OTHER;
    if (limit !== null && !((scores[i] ?? Number.NaN) > limit)) fails |= OTHER;
    if (picked !== null && picked[i] !== 1) fails |= OTHER;
    if (fails === 0) {
      passes[i] = 1;
      size++;
    }
    counter.add(fails, { label, bias, kind: conflicting[i], mark: marks[i], verdict, biased, isCorrected });
  }
  return { passes, size, counts: counter.counts };
}

/** Pure: those of `order` that pass. */
export function passing({ passes, size }: Pick<Filtered, 'passes' | 'size'>, order: Uint32Array): Uint32Array {
  const found = new Uint32Array(size);
  let next = 0;
  for (const index of order) if (passes[index] === 1) found[next++] = index;
  return found;
}

/** Pure: a column of marks for indices below `count`. */
export function markColumn(indices: Iterable<number>, count: number): Uint8Array {
  const column = new Uint8Array(count);
  for (const index of indices) if (index < count) column[index] = 1;
  return column;
}

/** Null where all are wanted. */
function wantedLabels(labels: readonly number[]): Uint8Array | null {
  return labels.length === 0 ? null : markColumn(labels, UNKNOWN_LABEL);
}

function verdictOn(label: number, prediction: number): Verdict | null {
  if (prediction === UNKNOWN_LABEL) return null;
  return prediction === label ? 'right' : 'wrong';
}

interface Facts {
  readonly label: number;
  readonly bias: number;
  readonly kind: number | undefined;
  readonly mark: number | undefined;
  readonly verdict: Verdict | null;
  readonly biased: Verdict | null;
  readonly isCorrected: boolean;
}

class FacetCounter {
  readonly #biases: number;
  readonly counts: {
    -readonly [Name in keyof FacetCounts]: FacetCounts[Name] extends number ? number : FacetCounts[Name];
  } & { readonly verdict: Record<Verdict, number>; readonly biasedVerdict: Record<Verdict, number> };

  constructor(classes: number, biases: number) {
    this.#biases = biases;
    this.counts = {
      classes: new Uint32Array(classes),
      biases: new Uint32Array(biases),
      groups: new Uint32Array(classes * biases),
      ...{ aligned: 0, conflicting: 0, mined: 0, notMined: 0, corrected: 0 },
      verdict: { right: 0, wrong: 0 },
      biasedVerdict: { right: 0, wrong: 0 },
    };
  }

  add(fails: number, { label, bias, kind, mark, verdict, biased, isCorrected }: Facts): void {
    const { counts } = this;
    const isFree = (choice: number): boolean => (fails & ~choice) === 0;
    if (isFree(CLASS)) increase(counts.classes, label);
    if (isFree(BIAS)) increase(counts.biases, bias);
    if (bias < this.#biases && isFree(CLASS | BIAS)) increase(counts.groups, label * this.#biases + bias);
    if (isFree(GROUP)) {
      if (kind === 0) counts.aligned++;
      else if (kind === 1) counts.conflicting++;
    }
    if (isFree(MINED)) {
      if (mark === 1) counts.mined++;
      else if (mark === 0) counts.notMined++;
    }
    if (verdict !== null && isFree(VERDICT)) counts.verdict[verdict]++;
    if (biased !== null && isFree(BIASED)) counts.biasedVerdict[biased]++;
    if (isCorrected && isFree(CORRECTED)) counts.corrected++;
  }
}

function increase(column: Uint32Array, at: number): void {
  if (at < column.length) column[at] = (column[at] ?? 0) + 1;
}
