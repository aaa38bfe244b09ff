// A decoded image, and places in it.

/** In pixels. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

export interface Region extends Size {
  readonly top: number;
  readonly left: number;
}

export interface RgbImage extends Size {
  /** [height, width, 3], bytes in 0..255. */
  readonly pixels: Uint8Array;
}
