// PNG's filters of RGB rows: each byte is stored as its difference from a prediction (PNG specification, section 9).
import { z } from 'zod';
import { grown, kernel, kernelMemory, loadKernels } from '../wasm-kernels.ts';
import { PNG_FILTERS } from './png-filters-wasm.ts';

const exportsOf = z.object({
  memory: kernelMemory,
  undo_filters: kernel<(from: number, rows: number, length: number, into: number) => number>(),
});

/** Filtered rows that are undone at once, in bytes; at least one row is. */
const STRIP_BYTES = 2 ** 20;
/** How far the kernel may read and write beyond the end of what it is given. */
const BEYOND = 16;
let loaded: z.infer<typeof exportsOf> | undefined;

/**
 * Undoes the filters. `filtered` holds rows of one byte for the filter and `length` bytes, three of a pixel; `into` gets
 * the rows without that byte. False where a row names no filter. In WebAssembly, in a quarter of the time that JavaScript
 * needs for a photograph.
 */
export function undoFilters(filtered: Uint8Array, length: number, into: Uint8Array): boolean {
  loaded ??= loadKernels(PNG_FILTERS, exportsOf);
  const { memory, undo_filters } = loaded;
  const stored = length + 1;
  const rows = filtered.length / stored;
  const stripRows = Math.min(rows, Math.max(1, Math.floor(STRIP_BYTES / stored)));
  const above = stripRows * stored + BEYOND;
  const start = above + length;
  const bytes = new Uint8Array(grown(memory, start + stripRows * length + BEYOND));
  bytes.fill(0, above, start);
  for (let done = 0; done < rows; done += stripRows) {
    const count = Math.min(stripRows, rows - done);
    const end = start + count * length;
    bytes.set(filtered.subarray(done * stored, (done + count) * stored));
    if (undo_filters(0, count, length, start) < count) return false;
    into.set(bytes.subarray(start, end), done * length);
    bytes.copyWithin(above, end - length, end);
  }
  return true;
}
