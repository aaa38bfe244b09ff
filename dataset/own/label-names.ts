// Numbering labels that are given as names.

const isInteger = (name: string): boolean => /^\d{1,9}$/.test(name);

/** The distinct names: by number where all are integers, else by their letters (UTF-16 code units). */
export function distinctNames(values: Iterable<string>): string[] {
  const names = [...new Set(values)];
  return names.every(isInteger) ? names.toSorted((one, other) => Number(one) - Number(other)) : names.toSorted();
}

/** The label of each name. */
export function numbersOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, label) => [name, label]));
}
