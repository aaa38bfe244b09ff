// The error of a batch file of CIFAR-10 that can't be read.
import { UserError } from '../../shared/errors.ts';
import { CLASSES } from './cifar10.ts';

/** A UserError cifar-damaged; `why` follows the file's name. */
export function damagedBatch(file: string, why: string, options?: ErrorOptions): UserError {
  const remedy = 'Fetch the archive again: it may be cut short, or of another set.';
  return new UserError({ code: 'cifar-damaged', message: `${file}: ${why}`, remedy }, options);
}

/** Throws a UserError cifar-damaged where there is no label, or one outside 0 to 9. */
export function checkLabels(file: string, labels: ArrayLike<number>): void {
  if (labels.length === 0) {
    throw damagedBatch(file, 'it has no images');
  }
  const index = Array.prototype.findIndex.call(labels, (label) => !(label >= 0 && label < CLASSES));
  if (index >= 0) {
    throw damagedBatch(file, `label ${index} is ${labels[index]}, outside 0 to ${CLASSES - 1}`);
  }
}
