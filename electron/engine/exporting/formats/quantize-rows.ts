// Weights as 8-bit integers, symmetric about 0, with a scale for each output channel.
import type { Weight } from '../graph/network-graph.ts';

export interface QuantizedRows {
  /** In −127 to 127, in the weight's order: value · scale of its row is within half a scale of the weight. */
  readonly values: Int8Array<ArrayBuffer>;
  /** [outputs]; 1 where a row is all 0. */
  readonly scales: Float32Array;
}

const LARGEST = 127;

/** A weight of 0 stays exactly 0. */
export function quantizeRows({ shape, values }: Weight): QuantizedRows {
  const rows = shape[0] ?? 0;
  const each = values.length / rows;
  const scales = new Float32Array(rows).fill(1);
  const quantized = new Int8Array(values.length);
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let i = row * each; i < (row + 1) * each; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
    if (most > 0) scales[row] = most / LARGEST;
    const scale = scales[row] ?? 1;
    for (let i = row * each; i < (row + 1) * each; i++) {
      quantized[i] = Math.max(-LARGEST, Math.min(LARGEST, Math.round((values[i] ?? 0) / scale)));
    }
  }
  return { values: quantized, scales };
}
