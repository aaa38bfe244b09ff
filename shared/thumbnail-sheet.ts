// The bytes of a sheet: small images of many samples in one answer, as pixels that a page draws without decoding them.

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 4]: red, green, blue, opacity. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Width and height, 16 bits each, little-endian; both 0 where there is no image. */
const SIZE_BYTES = 4;

/** Sizes of all, then the pixels of all. Null stands for an image that is gone, or is none. */
export function packSheet(pictures: readonly (Picture | null)[]): Uint8Array<ArrayBuffer> {
  const heads = SIZE_BYTES * pictures.length;
  const bytes = new Uint8Array(pictures.reduce((sum, picture) => sum + (picture?.pixels.length ?? 0), heads));
  const sizes = new DataView(bytes.buffer);
  let at = heads;
  for (const [place, picture] of pictures.entries()) {
    if (picture === null) continue;
    sizes.setUint16(SIZE_BYTES * place, picture.width, true);
    sizes.setUint16(SIZE_BYTES * place + 2, picture.height, true);
    bytes.set(picture.pixels, at);
    at += picture.pixels.length;
  }
  return bytes;
}

/** The other half, of so many images, over copies of their bytes. Throws a RangeError where the bytes are of another length. */
export function unpackSheet(bytes: ArrayBuffer, count: number): (Picture | null)[] {
  const sizes = new DataView(bytes);
  let at = SIZE_BYTES * count;
  const pictures = Array.from({ length: count }, (_, place): Picture | null => {
    const width = sizes.getUint16(SIZE_BYTES * place, true);
    const height = sizes.getUint16(SIZE_BYTES * place + 2, true);
    if (width * height === 0) return null;
    const from = at;
    at += 4 * width * height;
    if (at > bytes.byteLength) throw new RangeError(`a sheet of ${bytes.byteLength} bytes is cut short`);
    return { width, height, pixels: new Uint8ClampedArray(bytes.slice(from, at)) };
  });
  if (at !== bytes.byteLength)
    throw new RangeError(`a sheet of ${count} images has ${bytes.byteLength - at} bytes over`);
  return pictures;
}
