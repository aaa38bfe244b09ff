// Labels that a published table writes as numbers.
import type { Split } from '../samples.ts';
import type { TableProblems } from './labelled-table.ts';

const SPLITS: readonly Split[] = ['train', 'valid', 'test'];

/** As pandas may write an integer: `1`, `-1`, `1.0`. */
function integerOf(text: string): number | undefined {
  const trimmed = text.trim();
  return /^-?\d{1,9}(?:\.0+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** The meaning of the number in a field: `values` by number. What it has no meaning for is told as a problem of the row. */
export function meaningOf<Value>(
  problems: TableProblems,
  row: number,
  column: string,
  text: string | undefined,
  values: ReadonlyMap<number, Value>,
): Value | undefined {
  const number = integerOf(text ?? '');
  const expected = `expected ${[...values.keys()].join(', ').replace(/, ([^,]*)$/, ' or $1')}`;
  if (number === undefined) {
    return problems.add('label-not-integer', row, `${column} is ${JSON.stringify(text ?? '')}, ${expected}`);
  }
  const value = values.get(number);
  return value ?? problems.add('label-out-of-range', row, `${column} is ${number}, ${expected}`);
}

/** 0 train, 1 valid, 2 test. */
export const numberedSplits: ReadonlyMap<number, Split> = new Map(SPLITS.map((split, number) => [number, split]));

/** 0 or 1. */
export const binary: ReadonlyMap<number, number> = new Map([0, 1].map((label) => [label, label]));

/** CelebA's attributes: -1 is read as 0. */
export const attribute: ReadonlyMap<number, number> = new Map([[-1, 0], ...binary]);
