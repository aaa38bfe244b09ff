// Kernels in WebAssembly: small modules that are kept as base64, import nothing and export their memory.
import { z } from 'zod';

/** Of WebAssembly, in bytes: memory grows by whole ones. */
const PAGE_BYTES = 65_536;

/** The module's export `memory`. */
export const kernelMemory = z.instanceof(WebAssembly.Memory);

/** A function that the module exports. What it takes and returns is in the module's text, and cannot be checked here. */
export const kernel = <Call extends (...numbers: number[]) => unknown>() =>
  z.custom<Call>((value) => typeof value === 'function');

/** Instantiates the module, at once. Throws where WebAssembly cannot start, a ZodError where an export is missing. */
export function loadKernels<Exports>(base64: string, exports: z.ZodType<Exports>): Exports {
  return exports.parse(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(base64, 'base64'))).exports);
}

/** The memory's bytes, of which there are `length` at least. Valid until it grows again. */
export function grown(memory: WebAssembly.Memory, length: number): ArrayBuffer {
  const pages = Math.ceil((length - memory.buffer.byteLength) / PAGE_BYTES);
  if (pages > 0) memory.grow(pages);
  return memory.buffer;
}
