// The kept fraction of each layer at each step, as the cells of a heatmap.
import type { EventOf } from './events.ts';

export interface SparsityGrid {
  readonly layers: readonly string[];
  readonly columns: number;
  /** Steps that a column stands for. */
  readonly interval: number;
  /** Kept fraction [layers, columns], row by row; NaN where nothing was measured (yet). */
  readonly kept: Float32Array;
  /** Least and greatest kept fraction; 0 and 1 where there is none. */
  readonly range: readonly [number, number];
}

/** A column for each step between two reports, up to the planned `steps`, so that what is to come has its place. */
export function sparsityGrid(events: readonly EventOf<'layer-sparsity'>[], steps: number): SparsityGrid {
  const layers = events.at(-1)?.layers.map(({ layer }) => layer) ?? [];
  const interval = Math.max(
    1,
    Math.min(...events.map(({ step }, i) => step - (events[i - 1]?.step ?? 0)).filter((gap) => gap > 0)),
  );
  const columns =
    events.length === 0 ? 0 : Math.max(1, Math.ceil(Math.max(steps, events.at(-1)?.step ?? 0) / interval));
  const kept = new Float32Array(layers.length * columns).fill(Number.NaN);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  events.forEach((event, index) => {
    const from = Math.round((events[index - 1]?.step ?? 0) / interval);
    const to = Math.max(from + 1, Math.round(event.step / interval));
    event.layers.forEach(({ kept: weights, total }, row) => {
      const share = total === 0 ? Number.NaN : weights / total;
      if (share < low) low = share;
      if (share > high) high = share;
      kept.fill(share, row * columns + from, row * columns + Math.min(to, columns));
    });
  });
  return { layers, columns, interval, kept, range: low > high ? [0, 1] : [low, high] };
}

/** The colours' range: the values', widened to whole tenths. */
export function colorRange([low, high]: SparsityGrid['range']): readonly [number, number] {
  const from = Math.floor(low * 10 + 1e-6) / 10;
  const to = Math.ceil(high * 10 - 1e-6) / 10;
  return to > from ? [from, to] : [Math.max(0, from - 0.1), Math.max(0.1, to)];
}
