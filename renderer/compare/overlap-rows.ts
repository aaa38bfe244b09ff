// The overlaps with one run's masks, as rows of a table.
import type { MaskOverlaps } from '../../shared/api/comparison.ts';
import type { Overlap } from '../../shared/mask-overlap.ts';

export interface LayerRow {
  readonly layer: string;
  /** With each of the other runs, in their order. The reference's counts come first. */
  readonly overlaps: readonly (Overlap | null)[];
}

/** `reference` and `others` are ids of masked runs. */
export function layerRows(
  { masked, pairs, layers }: MaskOverlaps,
  reference: string,
  others: readonly string[],
): LayerRow[] {
  const placeOf = (id: string): number => masked.findIndex(({ run }) => run === id);
  const from = placeOf(reference);
  const columns = others.map((id) => {
    const to = placeOf(id);
    const pair = pairs.findIndex(([a, b]) => a === Math.min(from, to) && b === Math.max(from, to));
    return { pair, isTurned: from > to };
  });
  return layers.map(({ layer, overlaps }) => ({
    layer,
    overlaps: columns.map(({ pair, isTurned }) => {
      const overlap = overlaps[pair] ?? null;
      return overlap !== null && isTurned ? { ...overlap, first: overlap.second, second: overlap.first } : overlap;
    }),
  }));
}
