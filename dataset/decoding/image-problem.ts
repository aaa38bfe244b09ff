// What is wrong with one image.
import type { Size } from '../transforms/rgb-image.ts';

export class ImageProblem extends Error {
  /** As a problem of a data set has it: `image-unreadable`, `image-odd-size`, `image-too-large`. */
  readonly code: string;
  /** Of an image that can be read. */
  readonly size: Size | undefined;

  constructor(code: string, message: string, details: { readonly size?: Size; readonly cause?: unknown } = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.size = details.size;
  }
}
