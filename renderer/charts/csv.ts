// A chart's numbers as comma-separated values (RFC 4180), every point of them.
import { chartRows } from './chart-rows.ts';
import type { Series } from './series.ts';

/** A row for each x; empty where a curve has no value there. `xLabel` and the curves' labels, with `unit`, make the first line. */
export function seriesCsv(xLabel: string, series: readonly Series[], unit?: string): string {
  const lines = chartRows(series).map((row) => [row.x, ...series.map(({ id }) => row[id])]);
  return csv([[xLabel, ...series.map(({ label }) => (unit === undefined ? label : `${label} (${unit})`))], ...lines]);
}

/** Cells that hold a comma, a quote or a line break are quoted; null and undefined are empty. Ends in a line break. */
export function csv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | number | null | undefined): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
