// Motion blur of a field, as ImageMagick does it.
import { nearest } from './border.ts';
import { type Field, fieldOf, SIDE } from './field.ts';

/**
 * Each pixel becomes the weighted mean of 2 ceil(radius) + 1 pixels that begin at it and lie in the direction of `angle`
 * (degrees, 0 to the right, 90 down), rounded to whole pixels. Weights are a Gaussian of standard deviation `sigma` over the distance.
 */
export function motionBlur(field: Field, radius: number, sigma: number, angle: number): Field {
  const width = 2 * Math.ceil(radius) + 1;
  const weights = Array.from({ length: width }, (_, at) => Math.exp((-at * at) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + weight);
  const radians = (angle * Math.PI) / 180;
  const steps = weights.map((weight, at) => ({
    weight: weight / sum,
    right: Math.ceil(at * Math.cos(radians) - 0.5),
    down: Math.ceil(at * Math.sin(radians) - 0.5),
  }));
  return fieldOf((index) => {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    return steps.reduce(
      (total, { weight, right, down }) =>
        total + weight * (field[nearest(row + down) * SIDE + nearest(column + right)] ?? 0),
      0,
    );
  });
}
