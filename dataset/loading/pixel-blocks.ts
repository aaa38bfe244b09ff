// Images of one size in memory that threads share, in blocks: one array holds 4 GiB at most, one read from a file 2.

/** Large enough to hold most splits whole. */
const BLOCK_BYTES = 2 ** 28;

export interface PixelBlocks {
  readonly count: number;
  /** Bytes of one image. */
  readonly rowBytes: number;
  readonly rowsPerBlock: number;
  /** Of `rowsPerBlock` images each, the last one of what is left. Over SharedArrayBuffers: sent to a thread, not copied. */
  readonly blocks: readonly Uint8Array[];
}

/** Zeros. Memory is taken once it is written to. */
export function allocateBlocks(count: number, rowBytes: number, blockBytes = BLOCK_BYTES): PixelBlocks {
  const rowsPerBlock = Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));
  const blocks: Uint8Array[] = [];
  for (let first = 0; first < count; first += rowsPerBlock) {
    const rows = Math.min(rowsPerBlock, count - first);
    blocks.push(new Uint8Array(new SharedArrayBuffer(rows * rowBytes)));
  }
  return { count, rowBytes, rowsPerBlock, blocks };
}

/** The bytes of image `index`, not copied. Throws a RangeError where there is none. */
export function blockRow({ count, rowBytes, rowsPerBlock, blocks }: PixelBlocks, index: number): Uint8Array {
  if (!(index >= 0 && index < count)) throw new RangeError(`sample ${index} is outside 0 to ${count - 1}`);
  const start = (index % rowsPerBlock) * rowBytes;
  const block = blocks[Math.floor(index / rowsPerBlock)];
  if (block === undefined) throw new RangeError(`no block for sample ${index}`);
  return block.subarray(start, start + rowBytes);
}
