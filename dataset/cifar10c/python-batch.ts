// Batch file of CIFAR-10's Python version: a pickled dictionary of `data`, a NumPy array, and `labels`, a list.
import { PickleFault } from '../../shared/pickle/pickle-fault.ts';
import { madeBy, type PickledValue, readArrayPickle } from './array-pickle.ts';
import { checkLabels, damagedBatch } from './batch-error.ts';
import { type CifarBatch, IMAGE } from './cifar10.ts';

/** Names that NumPy, old and new, pickles an array's making and its type's by. */
const MAKES_ARRAY = new Set(['numpy.core.multiarray._reconstruct', 'numpy._core.multiarray._reconstruct']);

function pickled(file: string, bytes: Buffer): Map<PickledValue, PickledValue> {
  let value: PickledValue;
  try {
    value = readArrayPickle(bytes);
  } catch (error) {
    if (!(error instanceof PickleFault)) throw error;
    throw damagedBatch(file, `it is no pickle of a batch: ${error.message}`, { cause: error });
  }
  if (!(value instanceof Map)) {
    throw damagedBatch(file, 'it is no pickled dictionary');
  }
  return value;
}

/** The item under a key, which Python 2 wrote as bytes. */
function item(batch: Map<PickledValue, PickledValue>, key: string): PickledValue | undefined {
  for (const [name, value] of batch) {
    if (name === key || (name instanceof Uint8Array && Buffer.from(name).toString('latin1') === key)) return value;
  }
  return undefined;
}

/** Bytes of a pickled array of bytes [count, 3072]. An array's state is version, shape, type, whether columns come first, bytes. */
function arrayBytes(file: string, value: PickledValue | undefined): Uint8Array {
  const array = madeBy(value, (name) => MAKES_ARRAY.has(name));
  const [, shape, type, byColumns, bytes] = Array.isArray(array?.state) ? array.state : [];
  const typeArgs = madeBy(type, (name) => name === 'numpy.dtype')?.args;
  const isBytes = Array.isArray(typeArgs) && typeArgs[0] === 'u1';
  const raw = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  const [count, size] = Array.isArray(shape) ? shape : [];
  if (!isBytes || byColumns !== false || !(raw instanceof Uint8Array) || typeof count !== 'number' || size !== IMAGE) {
    throw damagedBatch(file, `its "data" is no array of bytes, ${IMAGE} an image`);
  }
  if (raw.length !== count * IMAGE) {
    throw damagedBatch(file, `its "data" has ${raw.length} bytes, not ${count} times ${IMAGE}`);
  }
  return raw;
}

/** Throws a UserError cifar-damaged; `file` is its name there. Runs none of what the pickle says. */
export function readPythonBatch(file: string, bytes: Buffer): CifarBatch {
  const batch = pickled(file, bytes);
  const planes = arrayBytes(file, item(batch, 'data'));
  const listed = item(batch, 'labels');
  if (!Array.isArray(listed) || listed.length * IMAGE !== planes.length) {
    throw damagedBatch(file, 'it has not one label for each image');
  }
  const labels = listed.map(Number);
  checkLabels(file, labels);
  return { planes, labels: Uint8Array.from(labels) };
}
