// Small data sets written to disk as their authors ship them: each image is of one colour that tells which it is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Samples } from '../../dataset/samples.ts';

interface Size {
  readonly height: number;
  readonly width: number;
}

/** A PNG or JPEG, by its ending. `level` 0..255 is the red of all of its pixels; green is 0, blue 255. */
export async function writeImage(file: string, level: number, { height, width }: Size): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const image = sharp({ create: { height, width, channels: 3, background: { r: level, g: 0, b: 255 } } });
  await image.toFormat(/jpe?g$/i.test(file) ? 'jpeg' : 'png').toFile(file);
}

/** Writes images of levels 0, 1, 2, ... below `folder`. */
export async function writeImages(folder: string, paths: readonly string[], size: Size): Promise<void> {
  await Promise.all(paths.map((path, level) => writeImage(join(folder, path), level, size)));
}

/** Writes a text file, its folder too. */
export function writeText(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** Of each sample: path, class label, bias label, whether it conflicts. */
export function rowsOf(
  samples: Samples,
): readonly (readonly [string, number, number | undefined, number | undefined])[] {
  return Array.from({ length: samples.count }, (_, index) => [
    samples.path(index),
    samples.classLabels[index] ?? -1,
    samples.biasLabels?.[index],
    samples.conflicting?.[index],
  ]);
}
