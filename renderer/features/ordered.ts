// The points' columns in the order in which they are drawn.

/** `width` numbers for each point; the result is a copy. */
export function ordered<Column extends Float32Array | Uint8Array>(
  column: Column,
  order: Int32Array,
  width: number,
): Column;
export function ordered(
  column: Float32Array | Uint8Array,
  order: Int32Array,
  width: number,
): Float32Array | Uint8Array {
  const result = column.slice();
  order.forEach((point, place) => {
    for (let k = 0; k < width; k++) result[width * place + k] = column[width * point + k] ?? 0;
  });
  return result;
}
