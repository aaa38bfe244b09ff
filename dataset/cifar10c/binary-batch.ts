// Batch file of CIFAR-10's binary version: for each image its label, then its planes of red, green, blue.
import { checkLabels, damagedBatch } from './batch-error.ts';
import { type CifarBatch, IMAGE } from './cifar10.ts';

const RECORD = 1 + IMAGE;

/** Throws a UserError cifar-damaged; `file` is its name there. */
export function readBinaryBatch(file: string, bytes: Buffer): CifarBatch {
  const count = Math.floor(bytes.length / RECORD);
  if (bytes.length !== count * RECORD) {
    throw damagedBatch(file, `${bytes.length} bytes are no whole number of images, which have ${RECORD} each`);
  }
  const labels = new Uint8Array(count);
  const planes = new Uint8Array(count * IMAGE);
  for (let image = 0; image < count; image += 1) {
    labels[image] = bytes[image * RECORD] ?? 0;
    planes.set(bytes.subarray(image * RECORD + 1, (image + 1) * RECORD), image * IMAGE);
  }
  checkLabels(file, labels);
  return { planes, labels };
}
