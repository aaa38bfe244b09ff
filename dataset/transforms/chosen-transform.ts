// Which transform the images of a data set go through: the set's own, or another that the user chose.
import { UserError } from '../../shared/errors.ts';
import type { TransformName } from '../../shared/transform-names.ts';
import { outputSize } from './geometry.ts';
import { publishedTransforms } from './published-transforms.ts';
import type { Size } from './rgb-image.ts';
import type { Transform } from './transform.ts';

/** `size` of an image in its file. Throws the UserError `transform-size` where training would get images of another size than evaluation. */
export function transformNamed(name: TransformName, size: Size): Transform {
  const transform: Transform = publishedTransforms[name];
  const [training, evaluation] = [transform.training, transform.evaluation].map((steps) =>
    textOf(outputSize(steps, size)),
  );
  if (training === evaluation) return transform;
  throw new UserError({
    code: 'transform-size',
    message: `The transform ${name} makes images of ${training} pixels for training and of ${evaluation} for evaluation, of files of ${textOf(size)}`,
    remedy: `Choose another by --transform: celebA takes images of any size, as-is takes them as they are.`,
  });
}

const textOf = ({ height, width }: Size): string => `${height}x${width}`;
