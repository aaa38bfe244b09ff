// The size of a data set's images as a network gets them, without opening more than one of them.
import { firstSize } from './first-size.ts';
import { findDataset, type OpenRequest } from './open.ts';
import { transformNamed } from './transforms/chosen-transform.ts';
import { outputSize } from './transforms/geometry.ts';
import type { Size } from './transforms/rgb-image.ts';

/** As the first training image tells it. Throws as `openDataset` does where the set can't be read or the transform does not fit. */
export async function networkInput(request: OpenRequest): Promise<Size> {
  const { located, train: place } = await findDataset(request);
  const { description, list } = await located.reader.open(place);
  const size = description.shape ?? (await firstSize(place, await list('train', request.signal)));
  return outputSize(transformNamed(request.transform ?? description.transform, size).evaluation, size);
}
