// PyTorch's file format since 1.6: a zip archive of a pickle and one file for each storage, none of it compressed.
import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { KnownError, UserError } from '../../../../shared/errors.ts';
import { PickleFault } from '../../../../shared/pickle/pickle-fault.ts';
import type { StoredTensor } from '../../../formats/safetensors.ts';
import { materialize } from './materialize.ts';
import { type PickleValue, TensorReference } from './pickle-values.ts';
import { readStateDictPickle } from './state-dict-pickle.ts';

/** A state dict's pickle has some hundred bytes for each tensor. */
const LARGEST_PICKLE_BYTES = 64_000_000;
/** Views may share a storage; a file whose tensors are far larger than itself is none that PyTorch wrote. */
const LARGEST_EXPANSION = 8;
const DEEPEST_NESTING = 16;
const MOST_VALUES = 1_000_000;
const STORED = 0;

/**
 * The tensors of a state dict, or of dicts that hold some, by their keys joined with dots: `classifier.conv1.weight` in the
 * published program's checkpoints; a bare tensor has the name ''. Runs no code of the file. Throws a UserError: `torch-legacy`,
 * `torch-code`, `torch-broken`, `checkpoint-missing`.
 */
export async function readTorchFile(path: string): Promise<Map<string, StoredTensor>> {
  await refuseOtherFormats(path);
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      return await readArchive(zip, path);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof KnownError) throw error;
    if (error instanceof PickleFault && error.kind === 'foreign') throw holdsCode(path, error.message);
    throw broken(path, error instanceof Error ? error.message : String(error), error);
  }
}

async function readArchive(zip: ZipFile, path: string): Promise<Map<string, StoredTensor>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^[^/]*\//, ''), entry);
  // TorchScript has its constants as well as code.
  if (entries.has('constants.pkl')) throw holdsCode(path, 'a TorchScript module');
  const read = async (name: string): Promise<Uint8Array> => {
    const entry = entries.get(name);
    if (entry === undefined) throw new PickleFault('broken', `it has no ${name}`);
    if (entry.compressionMethod !== STORED) throw new PickleFault('broken', `${name} is compressed`);
    return await buffer(await zip.openReadStreamPromise(entry));
  };
  const order = entries.has('byteorder') ? new TextDecoder().decode(await read('byteorder')) : 'little';
  if (order.trim() !== 'little') throw new PickleFault('broken', `its byte order is ${order}, not little`);
  if ((entries.get('data.pkl')?.uncompressedSize ?? 0) > LARGEST_PICKLE_BYTES) {
    throw new PickleFault('broken', 'its data.pkl is too large');
  }
  const references = tensorsIn(readStateDictPickle(await read('data.pkl')));
  return await materializeAll(references, (key) => read(`data/${key}`), zip.fileSize);
}

async function materializeAll(
  references: ReadonlyMap<string, TensorReference>,
  storageOf: (key: string) => Promise<Uint8Array>,
  fileBytes: number,
): Promise<Map<string, StoredTensor>> {
  const storages = new Map<string, Uint8Array>();
  const tensors = new Map<string, StoredTensor>();
  let bytes = 0;
  for (const [name, reference] of references) {
    const { key } = reference.storage;
    const storage = storages.get(key) ?? (await storageOf(key));
    storages.set(key, storage);
    const tensor = materialize(reference, storage);
    bytes += tensor.data.length;
    if (bytes > fileBytes * LARGEST_EXPANSION) throw new PickleFault('broken', 'its tensors are larger than its file');
    tensors.set(name, tensor);
  }
  return tensors;
}

/** Numbers and texts beside tensors, such as an epoch, are left out. */
function tensorsIn(root: PickleValue): Map<string, TensorReference> {
  const found = new Map<string, TensorReference>();
  let visited = 0;
  const visit = (value: PickleValue, names: readonly string[]): void => {
    // A dict may hold another one twice, which may hold a third one twice.
    if (names.length > DEEPEST_NESTING || ++visited > MOST_VALUES)
      throw new PickleFault('broken', 'its dicts hold one another too often');
    if (value instanceof TensorReference) {
      const name = names.join('.');
      if (found.has(name)) throw new PickleFault('broken', `two tensors are called ${name}`);
      found.set(name, value);
    }
    if (!(value instanceof Map)) return;
    for (const [key, item] of value) visit(item, [...names, String(key)]);
  };
  visit(root, []);
  return found;
}

/** Before version 1.6 PyTorch wrote bare pickles, before 0.1.10 tar archives. */
async function refuseOtherFormats(path: string): Promise<void> {
  const head = await readHead(path);
  const isTar = head.subarray(257, 262).toString('latin1') === 'ustar';
  if (head[0] !== 0x80 && !isTar) return;
  throw new UserError({
    code: 'torch-legacy',
    message: `${path} is in a format that PyTorch wrote before version 1.6, which only running its code can read`,
    remedy: 'Load it in PyTorch and save it again by `torch.save(state_dict, file)`, or as safetensors.',
  });
}

const HEAD_BYTES = 512;

async function readHead(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer: head, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return head.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new UserError(
      {
        code: 'checkpoint-missing',
        message: `The file of weights ${path} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: 'Give the path of a .pth or .safetensors file that you may read.',
      },
      { cause },
    );
  }
}

const holdsCode = (path: string, what: string): UserError =>
  new UserError({
    code: 'torch-code',
    message: `${path} holds more than the tensors of a state dict: ${what}; it is not read, since reading it could run code`,
    remedy: 'In PyTorch, save the weights alone by `torch.save(model.state_dict(), file)`, or as safetensors.',
  });

const broken = (path: string, what: string, cause: unknown): UserError =>
  new UserError(
    {
      code: 'torch-broken',
      message: `${path}: not a readable PyTorch file: ${what}`,
      remedy: 'Take an intact copy of the file.',
    },
    { cause },
  );
