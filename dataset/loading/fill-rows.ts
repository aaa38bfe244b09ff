// Making the rows of a batch, by any thread: each takes on some, until none is left.
import { join } from 'node:path';
import { decodeFile } from '../decoding/decode-file.ts';
import { ImageProblem } from '../decoding/image-problem.ts';
import { geometryOf, outputSize } from '../transforms/geometry.ts';
import { render } from '../transforms/render.ts';
import type { RgbImage } from '../transforms/rgb-image.ts';
import { blockRow } from './pixel-blocks.ts';
import { isHeavy, type Recipe } from './recipe.ts';
import { claim, finish, rowRandom, type SharedBatch } from './shared-batch.ts';
import { sharedPath } from './shared-paths.ts';

/** Rows taken on at once where a row is a copy of some microseconds. */
const LIGHT_ROWS = 32;
/** Files that one thread has in flight: libvips decodes in threads of its own. */
const IN_FLIGHT = 3;

/** Makes rows of decoded images until none is left. True where this thread finished the batch. */
export function fillFromPixels(batch: SharedBatch, recipe: Recipe): boolean {
  const { source } = recipe;
  if (source.kind !== 'pixels') throw new Error('files are decoded by fillFromFiles');
  let last = false;
  const most = isHeavy(recipe) ? 1 : LIGHT_ROWS;
  for (let rows = claim(batch, most); rows !== undefined; rows = claim(batch, most)) {
    for (let row = rows.first; row < rows.end; row++) {
      draw(batch, row, recipe, { ...source.size, pixels: blockRow(source.pixels, batch.indices[row] ?? -1) });
    }
    last = finish(batch, rows.end - rows.first) || last;
  }
  return last;
}

/** Makes rows from files until none is left; marks those that fail. True where this thread finished the batch. */
export async function fillFromFiles(batch: SharedBatch, recipe: Recipe): Promise<boolean> {
  let last = false;
  const lane = async (): Promise<void> => {
    for (let rows = claim(batch, 1); rows !== undefined; rows = claim(batch, 1)) {
      try {
        await fillRow(batch, rows.first, recipe);
      } catch {
        batch.failed[rows.first] = 1;
      }
      last = finish(batch, 1) || last;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return last;
}

/** One row, from whatever the source is. Rejects with an ImageProblem. */
export async function fillRow(batch: SharedBatch, row: number, recipe: Recipe): Promise<void> {
  const { source } = recipe;
  const index = batch.indices[row] ?? -1;
  if (source.kind === 'pixels') {
    draw(batch, row, recipe, { ...source.size, pixels: blockRow(source.pixels, index) });
    return;
  }
  draw(batch, row, recipe, await decodeFile(join(source.folder, sharedPath(source.paths, index))));
}

function draw(batch: SharedBatch, row: number, { steps, output }: Recipe, image: RgbImage): void {
  const size = 3 * output.height * output.width;
  const into = batch.bytes.subarray(row * size, (row + 1) * size);
  if (steps.length === 0 && image.height === output.height && image.width === output.width) {
    into.set(image.pixels);
    return;
  }
  const given = outputSize(steps, image);
  if (given.height !== output.height || given.width !== output.width) {
    const become = given.height === image.height && given.width === image.width ? '' : ', resized,';
    throw new ImageProblem(
      'image-odd-size',
      `${image.height}x${image.width} pixels${become}, expected ${output.height}x${output.width}`,
      { size: { height: image.height, width: image.width } },
    );
  }
  render(image, geometryOf(steps, image, rowRandom(batch, row)), into);
}
