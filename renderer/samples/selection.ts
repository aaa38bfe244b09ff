// Which samples are selected, whichever of them are shown.

export interface Selection {
  /** [samples], 1 where selected. */
  readonly flags: Uint8Array;
  readonly size: number;
}

export const noSelection = (count: number): Selection => ({ flags: new Uint8Array(count), size: 0 });

/** Pure: with these samples selected, or not any more. */
export function withSelected({ flags, size }: Selection, indices: Iterable<number>, isSelected: boolean): Selection {
  const next = flags.slice();
  let changed = 0;
  for (const index of indices) {
    if ((next[index] === 1) === isSelected) continue;
    next[index] = isSelected ? 1 : 0;
    changed++;
  }
  return { flags: next, size: isSelected ? size + changed : size - changed };
}

/** Indices, ascending. */
export function selectedSamples({ flags, size }: Selection): Uint32Array {
  const found = new Uint32Array(size);
  let next = 0;
  for (let index = 0; index < flags.length; index++) if (flags[index] === 1) found[next++] = index;
  return found;
}
