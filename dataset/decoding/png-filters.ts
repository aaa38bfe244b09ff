// PNG's filters: each row of bytes is stored as its difference from a prediction (PNG specification, section 9).

/** By the number that begins a row. */
const NONE = 0;
const SUB = 1;
const UP = 2;
const AVERAGE = 3;
const PAETH = 4;

/**
 * Undoes the filters. `filtered` holds rows of one byte for the filter and `length` bytes; `into` gets the rows without
 * that byte. A pixel has `step` bytes. False where a row names no filter.
 */
export function undoFilters(filtered: Uint8Array, length: number, step: number, into: Uint8Array): boolean {
  for (let from = 0, out = 0; from < filtered.length; from += length + 1, out += length) {
    const row = filtered.subarray(from + 1, from + 1 + length);
    switch (filtered[from]) {
      case NONE:
        into.set(row, out);
        break;
      case SUB:
        undoSub(row, step, into, out);
        break;
      case UP:
        undoUp(row, into, out);
        break;
      case AVERAGE:
        undoAverage(row, step, into, out);
        break;
      case PAETH:
        undoPaeth(row, step, into, out);
        break;
      default:
        return false;
    }
  }
  return true;
}

function undoSub(row: Uint8Array, step: number, into: Uint8Array, out: number): void {
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : (into[out + i - step] ?? 0);
    into[out + i] = (row[i] ?? 0) + left;
  }
}

function undoUp(row: Uint8Array, into: Uint8Array, out: number): void {
  if (out === 0) {
    into.set(row);
    return;
  }
  for (let i = 0, above = out - row.length; i < row.length; i++, above++) {
    into[out + i] = (row[i] ?? 0) + (into[above] ?? 0);
  }
}

function undoAverage(row: Uint8Array, step: number, into: Uint8Array, out: number): void {
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : (into[out + i - step] ?? 0);
    const above = out === 0 ? 0 : (into[out + i - row.length] ?? 0);
    into[out + i] = (row[i] ?? 0) + ((left + above) >> 1);
  }
}

function undoPaeth(row: Uint8Array, step: number, into: Uint8Array, out: number): void {
  if (out === 0) {
    undoSub(row, step, into, out); // Nothing above: the prediction is what is left.
    return;
  }
  for (let i = 0, above = out - row.length; i < row.length; i++, above++) {
    const a = i < step ? 0 : (into[out + i - step] ?? 0);
    const b = into[above] ?? 0;
    const c = i < step ? 0 : (into[above - step] ?? 0);
    const fromLeft = Math.abs(b - c);
    const fromAbove = Math.abs(a - c);
    const fromCorner = Math.abs(a + b - 2 * c);
    const nearest = fromLeft <= fromAbove && fromLeft <= fromCorner ? a : fromAbove <= fromCorner ? b : c;
    into[out + i] = (row[i] ?? 0) + nearest;
  }
}
