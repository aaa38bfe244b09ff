// Where each pixel of a transformed image comes from: what a transform's steps amount to for one image.
import type { RandomStream } from '../../shared/random.ts';
import { drawResizedCrop } from './random-resized-crop.ts';
import type { Region, Size } from './rgb-image.ts';
import type { TransformStep } from './transform.ts';

/** A part of the image is resized, a window of that is taken, and that perhaps mirrored. */
export interface Geometry {
  /** Inside the image. */
  readonly region: Region;
  /** What the region is resized to. */
  readonly size: Size;
  /** Of the resized region. What lies outside of it is zeros. */
  readonly window: Region;
  /** Left to right. */
  readonly mirrored: boolean;
}

/** All of an image. */
export const whole = ({ height, width }: Size): Region => ({ top: 0, left: 0, height, width });

/**
 * The steps on an image of size `image`. Random ones draw from `random`, in their order. Throws a RangeError where
 * `random` is missing for them, or where a step resizes what was cropped before.
 */
export function geometryOf(steps: readonly TransformStep[], image: Size, random?: RandomStream): Geometry {
  const untouched: Geometry = { region: whole(image), size: image, window: whole(image), mirrored: false };
  return steps.reduce((geometry, step) => taken(geometry, step, random), untouched);
}

function taken(geometry: Geometry, step: TransformStep, random: RandomStream | undefined): Geometry {
  const drawn = (): RandomStream => {
    if (random === undefined) throw new RangeError(`${step.step}: a random step where nothing is drawn`);
    return random;
  };
  const current: Size = geometry.window;
  switch (step.step) {
    case 'resize':
      return resized(geometry, shorterSideTo(current, step.shorterSide));
    case 'random-resized-crop': {
      const size = { height: step.side, width: step.side };
      return { ...resized(geometry, size), region: drawResizedCrop(current, step, drawn()) };
    }
    case 'centre-crop': {
      const top = halfToEven((current.height - step.side) / 2);
      return windowed(geometry, top, halfToEven((current.width - step.side) / 2), step.side);
    }
    case 'random-crop': {
      const place = (side: number): number => drawn().below(side + 2 * step.padding - step.side + 1) - step.padding;
      const top = place(current.height);
      return windowed(geometry, top, place(current.width), step.side);
    }
    case 'random-flip':
      return { ...geometry, mirrored: drawn().uniform() < 0.5 ? !geometry.mirrored : geometry.mirrored };
  }
}

/** Size of what the steps give of an image of size `image`: the same whatever is drawn. */
export function outputSize(steps: readonly TransformStep[], image: Size): Size {
  return steps.reduce<Size>((size, step) => {
    if (step.step === 'random-flip') return size;
    return step.step === 'resize' ? shorterSideTo(size, step.shorterSide) : { height: step.side, width: step.side };
  }, image);
}

function shorterSideTo({ height, width }: Size, side: number): Size {
  return height <= width
    ? { height: side, width: Math.floor((side * width) / height) }
    : { height: Math.floor((side * height) / width), width: side };
}

function resized(geometry: Geometry, size: Size): Geometry {
  const { window, size: before, region } = geometry;
  const untouched = before.height === region.height && before.width === region.width;
  if (!untouched || window.height !== before.height || window.width !== before.width) {
    throw new RangeError('a step resizes what an earlier one resized or cropped');
  }
  return { ...geometry, size, window: whole(size) };
}

function windowed(geometry: Geometry, top: number, left: number, side: number): Geometry {
  const { window } = geometry;
  return { ...geometry, window: { top: window.top + top, left: window.left + left, height: side, width: side } };
}

/** To the nearest integer, a half to the even one, as Python rounds. */
function halfToEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(value);
}
