// Numbers as the user reads them, in the command line and in the interface.

/** `98.2 %`; `–` where there is none. */
export const percentText = (fraction: number | null): string =>
  fraction === null ? '–' : `${(100 * fraction).toFixed(1)} %`;

/** Four significant digits, such as 0.01234 or 1.2e-9. */
export const lossText = (loss: number): string => String(Number(loss.toPrecision(4)));

/** `45 s`, `12 min`, `1 h 05 min`. */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** The kept fraction over some layers. */
export function keptFraction(layers: readonly { readonly kept: number; readonly total: number }[]): number | null {
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);
  return total === 0 ? null : layers.reduce((sum, layer) => sum + layer.kept, 0) / total;
}
