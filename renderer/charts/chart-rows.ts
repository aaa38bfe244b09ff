// Curves merged into the rows that recharts draws from.
import type { Series } from './series.ts';

/** `x`, and under the id of each curve its value there; a curve without a point at `x` has no entry. */
export type ChartRow = Readonly<Record<string, number | null>>;

/** One row for each x that any curve has, rising. No curve may have the id `x`. */
export function chartRows(series: readonly Pick<Series, 'id' | 'x' | 'y'>[]): ChartRow[] {
  const rows = new Map<number, Record<string, number | null>>();
  for (const { id, x, y } of series) {
    x.forEach((at, i) => {
      let row = rows.get(at);
      if (row === undefined) {
        row = { x: at };
        rows.set(at, row);
      }
      row[id] = y[i] ?? null;
    });
  }
  return [...rows.values()].sort((a, b) => (a.x ?? 0) - (b.x ?? 0));
}
