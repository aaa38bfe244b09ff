// Reader of idx files, the format of MNIST, Fashion-MNIST, KMNIST: big-endian header, then bytes.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UserError } from '../shared/errors.ts';

/** Largest idx file read, uncompressed: 20 times MNIST's training images. */
const MAXIMUM_BYTES = 1024 ** 3;
const IMAGES_MAGIC = 0x00000803;
const LABELS_MAGIC = 0x00000801;
const MAXIMUM_SIDE = 1024;

export interface IdxImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** [count, height, width], gray 0..255. */
  readonly pixels: Uint8Array;
}

/** Images with their labels, of one length. */
export interface IdxPair extends IdxImages {
  /** [count] */
  readonly labels: Uint8Array;
}

/** The file's bytes, unpacked if it is gzipped (seen from its content, not its name). */
async function readBytes(file: string): Promise<Buffer> {
  const { size } = await stat(file);
  const tooLarge = (): UserError =>
    new UserError({
      code: 'idx-too-large',
      message: `${file} is larger than ${MAXIMUM_BYTES} bytes, the most that an idx file may have`,
      remedy: 'Give idx files of the size of MNIST.',
    });
  if (size > MAXIMUM_BYTES) {
    throw tooLarge();
  }
  const bytes = await readFile(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAXIMUM_BYTES });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge();
    }
    throw truncated(file, 'its gzip stream does not unpack', { cause: error });
  }
}

function truncated(file: string, why: string, options?: ErrorOptions): UserError {
  return new UserError(
    { code: 'idx-truncated', message: `${file} is damaged or cut short: ${why}`, remedy: 'Fetch the file again.' },
    options,
  );
}

function checkMagic(file: string, bytes: Buffer, magic: number, headerBytes: number, holds: string): void {
  if (bytes.length < headerBytes) {
    throw truncated(file, `it has ${bytes.length} bytes, its header alone has ${headerBytes}`);
  }
  const found = bytes.readUInt32BE(0);
  if (found !== magic) {
    const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;
    throw new UserError({
      code: 'idx-bad-magic',
      message: `${file} is no idx file of ${holds}: it begins with ${hex(found)}, not ${hex(magic)}`,
      remedy: 'Check that the four files are those of the set and have their own names.',
    });
  }
}

function checkLength(file: string, bytes: Buffer, expected: number): void {
  if (bytes.length !== expected) {
    throw truncated(file, `its header promises ${expected} bytes in all, it has ${bytes.length}`);
  }
}

/** Reads an idx3 file of unsigned bytes. Throws a UserError: idx-bad-magic, idx-truncated, idx-too-large. */
export async function readIdxImages(file: string): Promise<IdxImages> {
  const bytes = await readBytes(file);
  checkMagic(file, bytes, IMAGES_MAGIC, 16, 'images');
  const [count, height, width] = [bytes.readUInt32BE(4), bytes.readUInt32BE(8), bytes.readUInt32BE(12)];
  if (height < 1 || width < 1 || height > MAXIMUM_SIDE || width > MAXIMUM_SIDE) {
    throw new UserError({
      code: 'idx-odd-size',
      message: `${file} says its images are ${height}x${width}; a side has 1 to ${MAXIMUM_SIDE} pixels`,
      remedy: 'Fetch the file again.',
    });
  }
  checkLength(file, bytes, 16 + count * height * width);
  return { count, height, width, pixels: bytes.subarray(16) };
}

/** Reads an idx1 file of unsigned bytes, each below `classes`. Throws a UserError, also label-out-of-range. */
export async function readIdxLabels(file: string, classes: number): Promise<Uint8Array> {
  const bytes = await readBytes(file);
  checkMagic(file, bytes, LABELS_MAGIC, 8, 'labels');
  checkLength(file, bytes, 8 + bytes.readUInt32BE(4));
  const labels = bytes.subarray(8);
  const index = labels.findIndex((label) => label >= classes);
  if (index >= 0) {
    throw new UserError({
      code: 'label-out-of-range',
      message: `${file}: label ${index} is ${labels[index]}, outside 0 to ${classes - 1}`,
      remedy: `Give a set of at most ${classes} classes, numbered from 0.`,
    });
  }
  return labels;
}

/** Reads images with their labels. Throws a UserError, also idx-counts-disagree and idx-empty. */
export async function readIdxPair(imagesFile: string, labelsFile: string, classes: number): Promise<IdxPair> {
  const images = await readIdxImages(imagesFile);
  const labels = await readIdxLabels(labelsFile, classes);
  if (images.count !== labels.length) {
    throw new UserError({
      code: 'idx-counts-disagree',
      message: `${imagesFile} has ${images.count} images, ${labelsFile} has ${labels.length} labels`,
      remedy: 'Give images and labels of the same set.',
    });
  }
  if (images.count === 0) {
    throw new UserError({
      code: 'idx-empty',
      message: `${imagesFile} has no images`,
      remedy: 'Give files that hold images.',
    });
  }
  return { ...images, labels };
}

export interface IdxFiles {
  readonly trainImages: string;
  readonly trainLabels: string;
  readonly testImages: string;
  readonly testLabels: string;
}

/**
 * Finds the four files in `folder` under the names they are distributed by: `train-images-idx3-ubyte`, with a dot
 * before `idx` too, with or without `.gz`. Throws a UserError idx-missing that names all that are missing.
 */
export async function findIdxFiles(folder: string): Promise<IdxFiles> {
  const missing: string[] = [];
  const find = async (part: string, kind: string): Promise<string> => {
    for (const ending of ['-ubyte', '-ubyte.gz']) {
      for (const separator of ['-', '.']) {
        const file = join(folder, `${part}${separator}${kind}${ending}`);
        const found = await stat(file).catch(() => undefined);
        if (found?.isFile()) {
          return file;
        }
      }
    }
    missing.push(`${part}-${kind}-ubyte`);
    return '';
  };
  const files = {
    trainImages: await find('train-images', 'idx3'),
    trainLabels: await find('train-labels', 'idx1'),
    testImages: await find('t10k-images', 'idx3'),
    testLabels: await find('t10k-labels', 'idx1'),
  };
  if (missing.length > 0) {
    throw new UserError({
      code: 'idx-missing',
      message: `${folder} lacks ${missing.join(', ')} (gzipped or not)`,
      remedy: 'Give the folder that holds the four idx files of the set with --source DIR.',
    });
  }
  return files;
}
