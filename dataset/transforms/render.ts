// Drawing the transformed image: pixels of a decoded one, put where the geometry says.
import type { Geometry } from './geometry.ts';
import { type Placement, resize } from './resize.ts';
import type { Region, RgbImage, Size } from './rgb-image.ts';

/**
 * Fills `into` [window.height, window.width, 3]. Throws a RangeError where it has another length, or where the region
 * reaches out of the image.
 */
export function render(image: RgbImage, { region, size, window, mirrored }: Geometry, into: Uint8Array): void {
  if (into.length !== window.height * window.width * 3) {
    throw new RangeError(`render: ${window.height}x${window.width} pixels into ${into.length} bytes`);
  }
  if (!contains(image, region)) {
    throw new RangeError(`render: a region that reaches out of an image of ${image.height}x${image.width}`);
  }
  const visible = overlap(window, size);
  if (visible.height < window.height || visible.width < window.width) into.fill(0);
  if (visible.height <= 0 || visible.width <= 0) return;
  const offset = 3 * (visible.top - window.top) * window.width;
  const left = visible.left - window.left;
  if (size.height === region.height && size.width === region.width) {
    copy(image, region, visible, into, { offset: offset + 3 * left, window });
    if (mirrored) mirror(into, window);
    return;
  }
  const from = mirrored ? window.width - left - visible.width : left;
  resize(image, region, size, visible, into, { offset: offset + 3 * from, window, mirrored });
}

function copy(
  image: RgbImage,
  region: Region,
  visible: Region,
  into: Uint8Array,
  { offset, window }: Omit<Placement, 'mirrored'>,
): void {
  const start = 3 * ((region.top + visible.top) * image.width + region.left + visible.left);
  if (visible.width === image.width && window.width === image.width) {
    into.set(image.pixels.subarray(start, start + 3 * visible.height * image.width), offset);
    return;
  }
  for (let row = 0; row < visible.height; row++) {
    const from = start + 3 * row * image.width;
    into.set(image.pixels.subarray(from, from + 3 * visible.width), offset + 3 * row * window.width);
  }
}

/** Left to right, in place. */
function mirror(pixels: Uint8Array, { height, width }: Size): void {
  for (let row = 0; row < height; row++) {
    let left = 3 * row * width;
    let right = left + 3 * (width - 1);
    for (; left < right; left += 3, right -= 3) {
      for (let channel = 0; channel < 3; channel++) {
        const held = pixels[left + channel] ?? 0;
        pixels[left + channel] = pixels[right + channel] ?? 0;
        pixels[right + channel] = held;
      }
    }
  }
}

function overlap(window: Region, size: Size): Region {
  const top = Math.max(window.top, 0);
  const left = Math.max(window.left, 0);
  const height = Math.min(window.top + window.height, size.height) - top;
  const width = Math.min(window.left + window.width, size.width) - left;
  return { top, left, height, width };
}

const contains = (image: Size, { top, left, height, width }: Region): boolean =>
  top >= 0 && left >= 0 && top + height <= image.height && left + width <= image.width;
