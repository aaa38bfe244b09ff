// Affine warp of an image: which three points go where, and the picture that follows.
import { reflect101 } from './border.ts';
import { SIDE } from './field.ts';
import { sampleImage } from './sample-image.ts';

export type Point = readonly [x: number, y: number];
export type Triangle = readonly [Point, Point, Point];

/** The affine map that takes the corners of one triangle to those of another. */
function mapOf(from: Triangle, to: Triangle): (x: number, y: number) => Point {
  const [[x0, y0], [x1, y1], [x2, y2]] = from;
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  return (x, y) => {
    const second = ((x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)) / area;
    const third = ((x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)) / area;
    const blend = (axis: 0 | 1): number =>
      to[0][axis] * (1 - second - third) + to[1][axis] * second + to[2][axis] * third;
    return [blend(0), blend(1)];
  };
}

/** Moves the image so that what was at `from` is at `to`; linear interpolation, mirrored beyond the border. */
export function affineWarp(image: Float64Array, from: Triangle, to: Triangle): Float64Array {
  const back = mapOf(to, from);
  return sampleImage(image, reflect101, (index) => back(index % SIDE, Math.floor(index / SIDE)));
}
