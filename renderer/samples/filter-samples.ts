// Which samples pass a filter, and how many there are of each kind that it could be changed to.
import { type SampleColumns, UNKNOWN_LABEL } from '../../shared/sample-columns.ts';
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

/**
 * Pure. `picked`: marks of another view's choice [count], null where there is none. A choice that a sample fails is a bit of
 * its entry in `failed`; a count looks at the samples that fail nothing else.
 */
export function filterSamples(of: FilteredSamples, filter: SampleFilter, picked: Uint8Array | null): Filtered {
  const { classes, predictions, biasedPredictions } = of.columns;
  const verdicts = { own: verdictsOn(classes, predictions), biased: verdictsOn(classes, biasedPredictions) };
  const failed = failedChoices(of, verdicts, filter, picked);
  const passes = failed.map((choices) => (choices === 0 ? 1 : 0));
  return { passes, size: passes.reduce((sum, one) => sum + one, 0), counts: countFacets(of, verdicts, failed) };
}

/** [count], bits. A loop for each choice that is made, over columns of numbers: 160,000 samples take some milliseconds. */
function failedChoices(
  { columns, marks }: FilteredSamples,
  verdicts: VerdictColumns,
  filter: SampleFilter,
  picked: Uint8Array | null,
): Uint8Array {
  const { classes, biases, conflicting, predictions, scores, mined, count } = columns;
  const failed = new Uint8Array(count);
  const demand = (choice: number, column: ArrayLike<number>, wanted: Uint8Array | null): void => {
    if (wanted === null) return;
    for (let i = 0; i < count; i++) if (wanted[column[i] ?? 0] !== 1) failed[i] = (failed[i] ?? 0) | choice;
  };
  demand(CLASS, classes, wantedLabels(filter.classes));
  demand(BIAS, biases, wantedLabels(filter.biases));
  demand(OTHER, predictions, wantedLabels(filter.predictions));
  demand(GROUP, conflicting, filter.group && wantedLabels([filter.group === 'conflicting' ? 1 : 0]));
  demand(MINED, marks, filter.mined && wantedLabels([filter.mined === 'mined' ? 1 : 0]));
  if (picked !== null) demand(OTHER, picked, wantedLabels([1]));
  demand(VERDICT, verdicts.own, filter.verdict && wantedLabels([verdictCodes[filter.verdict]]));
  demand(BIASED, verdicts.biased, filter.biasedVerdict && wantedLabels([verdictCodes[filter.biasedVerdict]]));
  if (filter.corrected) {
    for (let i = 0; i < count; i++) if (marks[i] === mined[i]) failed[i] = (failed[i] ?? 0) | CORRECTED;
  }
  if (filter.scoreAbove !== null) {
    // Scores are of single precision: 0.8 is not above 0.8.
    const limit = Math.fround(filter.scoreAbove);
    for (let i = 0; i < count; i++) if (!((scores[i] ?? Number.NaN) > limit)) failed[i] = (failed[i] ?? 0) | OTHER;
  }
  return failed;
}

function countFacets(
  { columns, marks, classes, biases }: FilteredSamples,
  verdicts: VerdictColumns,
  failed: Uint8Array,
): FacetCounts {
  const { conflicting, mined } = columns;
  /** [values]: how many samples have each value, of those that fail nothing but `choice`. */
  const tally = (choice: number, column: ArrayLike<number>, values: number): Uint32Array => {
    const counts = new Uint32Array(values);
    for (let i = 0; i < failed.length; i++) {
      const value = column[i] ?? values;
      if (((failed[i] ?? 0) & ~choice) === 0 && value < values) counts[value] = (counts[value] ?? 0) + 1;
    }
    return counts;
  };
  const [aligned = 0, conflicts = 0] = tally(GROUP, conflicting, 2);
  const [notMined = 0, isMined = 0] = tally(MINED, marks, 2);
  const tallied = (choice: number, column: Uint8Array): Record<Verdict, number> => {
    const counts = tally(choice, column, 3);
    return { right: counts[verdictCodes.right] ?? 0, wrong: counts[verdictCodes.wrong] ?? 0 };
  };
  const cells = columns.biases.map((bias, i) => {
    const cell = (columns.classes[i] ?? 0) * biases + bias;
    return bias < biases && cell < UNKNOWN_LABEL ? cell : UNKNOWN_LABEL;
  });
  let corrected = 0;
  for (let i = 0; i < failed.length; i++) {
    if (((failed[i] ?? 0) & ~CORRECTED) === 0 && marks[i] !== mined[i]) corrected++;
  }
  return {
    classes: tally(CLASS, columns.classes, classes),
    biases: tally(BIAS, columns.biases, biases),
    groups: tally(CLASS | BIAS, cells, classes * biases),
    ...{ aligned, conflicting: conflicts, mined: isMined, notMined, corrected },
    verdict: tallied(VERDICT, verdicts.own),
    biasedVerdict: tallied(BIASED, verdicts.biased),
  };
}

const verdictCodes = { right: 1, wrong: 2 } as const satisfies Record<Verdict, number>;

/** What each network says of each sample, [count] of `verdictCodes`. */
interface VerdictColumns {
  readonly own: Uint8Array;
  readonly biased: Uint8Array;
}

/** [count], of `verdictCodes`; 0 where the network was not asked. */
function verdictsOn(classes: Uint16Array, predictions: Uint16Array): Uint8Array {
  const verdicts = new Uint8Array(classes.length);
  for (let i = 0; i < classes.length; i++) {
    const prediction = predictions[i] ?? UNKNOWN_LABEL;
    if (prediction !== UNKNOWN_LABEL) verdicts[i] = prediction === classes[i] ? verdictCodes.right : verdictCodes.wrong;
  }
  return verdicts;
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
