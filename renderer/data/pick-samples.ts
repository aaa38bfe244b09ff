// Which samples of a split a preview shows.

export interface SampleLabels {
  /** [samples] each; 65535 where a bias label is unknown. */
  readonly classes: Uint16Array;
  readonly biases: Uint16Array;
}

/** Indices of the samples whose labels are wanted, ascending. */
export function samplesOf(
  { classes, biases }: SampleLabels,
  isWanted: (label: number, bias: number) => boolean,
): number[] {
  const found: number[] = [];
  for (const [index, label] of classes.entries()) if (isWanted(label, biases[index] ?? 0)) found.push(index);
  return found;
}

/** At most `most` of them, at equal distances: files are ordered by class, and all classes are to be seen. */
export function evenly(indices: readonly number[], most: number): number[] {
  if (indices.length <= most) return [...indices];
  return Array.from({ length: most }, (_, place) => indices[Math.floor((place * indices.length) / most)] ?? 0);
}
