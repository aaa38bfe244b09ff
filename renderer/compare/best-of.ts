// Which of some numbers is to be marked.

/** The greatest; null where fewer than two are known, or all are alike: then none stands out. */
export function bestOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const best = Math.max(...known);
  return known.length < 2 || known.every((value) => value === best) ? null : best;
}
