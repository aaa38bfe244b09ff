// The two passes of a resize in WebAssembly: a fifth of the time that JavaScript needs.
import { z } from 'zod';
import { grown, kernel, kernelMemory, loadKernels } from '../wasm-kernels.ts';
import { RESIZE_KERNELS } from './resize-kernels-wasm.ts';

type Kernel = (...places: number[]) => void;

const exportsOf = z.object({
  memory: kernelMemory,
  across: kernel<Kernel>(),
  down: kernel<Kernel>(),
});

export interface ResizeKernels<Part extends string> {
  /** As resize-kernels.wat says; places and sizes in bytes. */
  readonly across: Kernel;
  readonly down: Kernel;
  /** All of the kernels' memory. Valid until `resizeKernels` is called again. */
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  /** Where each part begins, a multiple of 16. */
  readonly at: Readonly<Record<Part, number>>;
}

let loaded: z.infer<typeof exportsOf> | undefined;

/** The kernels with memory for parts of that many bytes each. This thread's memory grows to the most that was asked for. */
export function resizeKernels<Part extends string>(sizes: Readonly<Record<Part, number>>): ResizeKernels<Part> {
  loaded ??= loadKernels(RESIZE_KERNELS, exportsOf);
  const { memory, across, down } = loaded;
  const at: Partial<Record<Part, number>> = {};
  let end = 0;
  for (const part in sizes) {
    at[part] = end;
    end = Math.ceil((end + sizes[part]) / 16) * 16;
  }
  const buffer = grown(memory, end);
  return { across, down, bytes: new Uint8Array(buffer), words: new Int32Array(buffer), at: at as Record<Part, number> };
}
