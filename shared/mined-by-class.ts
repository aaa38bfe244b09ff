// How good a mined set is within each class.

export interface ClassQuality {
  /** Samples of the class, and mined ones. */
  readonly of: number;
  readonly mined: number;
  /** Mined though aligned, and conflicting but not mined; null where the truth is not known. */
  readonly falseOnes: number | null;
  readonly missedOnes: number | null;
  /** Null too where nothing is mined, or nothing conflicts. */
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface MarkedSamples {
  /** [samples], 1 where mined. */
  readonly marks: Uint8Array;
  /** [samples]: 1 where the sample conflicts, 0 where not, another value where that is not known. */
  readonly conflicting: Uint8Array;
  readonly classes: Uint16Array;
}

/** Pure: of each class [classes], then of all samples together. */
export function minedByClass({ marks, conflicting, classes }: MarkedSamples, count: number): ClassQuality[] {
  const tallies = Array.from({ length: count + 1 }, () => ({ of: 0, mined: 0, hits: 0, conflicts: 0, unknown: 0 }));
  for (let i = 0; i < classes.length; i++) {
    for (const tally of [tallies[classes[i] ?? 0], tallies[count]]) {
      if (tally === undefined) continue;
      tally.of++;
      if (marks[i] === 1) tally.mined++;
      if (conflicting[i] === 1) tally.conflicts++;
      else if (conflicting[i] !== 0) tally.unknown++;
      if (marks[i] === 1 && conflicting[i] === 1) tally.hits++;
    }
  }
  return tallies.map(({ of, mined, hits, conflicts, unknown }) => ({
    ...{ of, mined },
    falseOnes: unknown > 0 ? null : mined - hits,
    missedOnes: unknown > 0 ? null : conflicts - hits,
    precision: unknown > 0 || mined === 0 ? null : hits / mined,
    recall: unknown > 0 || conflicts === 0 ? null : hits / conflicts,
  }));
}
