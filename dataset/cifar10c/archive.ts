// CIFAR-10 as it is distributed: a tar archive, gzipped or not, or what it unpacks to; binary or Python version.
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { list, type ReadEntry } from 'tar';
import { UserError } from '../../shared/errors.ts';
import type { WorkOptions } from '../progress.ts';
import { damagedBatch } from './batch-error.ts';
import { readBinaryBatch } from './binary-batch.ts';
import { type Cifar10, type CifarBatch, joinBatches } from './cifar10.ts';
import { readPythonBatch } from './python-batch.ts';

/** In the order of CIFAR-10's image numbers, then the test images. Those of the binary version end in `.bin`. */
const BATCHES = ['data_batch_1', 'data_batch_2', 'data_batch_3', 'data_batch_4', 'data_batch_5', 'test_batch'] as const;
const NAMES: ReadonlySet<string> = new Set(BATCHES.flatMap((name) => [name, `${name}.bin`]));
/** Folders that the two archives unpack to, and the archives, where a folder is given that holds them. */
const FOLDERS = ['.', 'cifar-10-batches-bin', 'cifar-10-batches-py'] as const;
const ARCHIVES = ['cifar-10-binary.tar.gz', 'cifar-10-python.tar.gz', 'cifar-10-binary.tar', 'cifar-10-python.tar'];
/** Largest batch file read; CIFAR-10's have 31 MB. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** Batch files by name, such as `data_batch_1.bin`. */
type BatchFiles = Map<string, Buffer>;

function tooLarge(file: string, bytes: number): UserError {
  return damagedBatch(file, `it has ${bytes} bytes; a batch has at most ${MAXIMUM_BYTES}`);
}

/** Batch files out of a tar archive; nothing else of it is kept, nothing written to disk. */
async function unpackedFiles(archive: string, { signal }: WorkOptions): Promise<BatchFiles> {
  const files: BatchFiles = new Map();
  let refused: unknown;
  const onReadEntry = (entry: ReadEntry): void => {
    const name = basename(entry.path);
    const isBatch = entry.type === 'File' && NAMES.has(name);
    if (isBatch && entry.size > MAXIMUM_BYTES) {
      refused ??= tooLarge(`${archive}, ${name}`, entry.size);
    }
    if (!isBatch || refused !== undefined || signal?.aborted) {
      entry.resume();
      return;
    }
    const parts: Buffer[] = [];
    entry.on('data', (part: Buffer) => void parts.push(part));
    entry.on('end', () => void files.set(name, Buffer.concat(parts)));
  };
  try {
    await list({ file: archive, strict: true, onReadEntry });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw damagedBatch(archive, `it is no whole tar archive: ${why}`, { cause: error });
  }
  signal?.throwIfAborted();
  if (refused !== undefined) throw refused;
  return files;
}

/** Batch files that lie in `folder`. */
async function looseFiles(folder: string, { signal }: WorkOptions): Promise<BatchFiles> {
  const files: BatchFiles = new Map();
  for (const name of NAMES) {
    signal?.throwIfAborted();
    const file = join(folder, name);
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isFile()) {
      if (facts.size > MAXIMUM_BYTES) throw tooLarge(file, facts.size);
      files.set(name, await readFile(file));
    }
  }
  return files;
}

/** What `source` is, or holds: the batch files of the first place where there are any. */
async function findFiles(source: string, options: WorkOptions): Promise<BatchFiles> {
  const facts = await stat(source).catch(() => undefined);
  if (facts?.isFile()) {
    return unpackedFiles(source, options);
  }
  for (const folder of FOLDERS) {
    const files = await looseFiles(join(source, folder), options);
    if (files.size > 0) return files;
  }
  for (const archive of ARCHIVES) {
    const file = join(source, archive);
    if ((await stat(file).catch(() => undefined))?.isFile()) return unpackedFiles(file, options);
  }
  return new Map();
}

function checkComplete(source: string, files: BatchFiles, ending: string): void {
  const missing = BATCHES.map((name) => `${name}${ending}`).filter((name) => !files.has(name));
  if (missing.length > 0) {
    throw new UserError({
      code: 'cifar-missing',
      message:
        files.size === 0
          ? `${source} holds neither an archive of CIFAR-10 nor its batch files`
          : `${source} lacks ${missing.join(', ')}`,
      remedy: `Give ${ARCHIVES[0]} or ${ARCHIVES[1]}, or the folder that it unpacks to, with --source PATH.`,
    });
  }
}

/**
 * Reads CIFAR-10. Image numbers are those of the archive: the first of `data_batch_1` is 0, of `data_batch_2` 10,000. Throws a
 * UserError: cifar-missing, which names all that is missing, or cifar-damaged.
 */
export async function readCifar10(source: string, options: WorkOptions = {}): Promise<Cifar10> {
  const files = await findFiles(source, options);
  const isBinary = [...files.keys()].some((name) => name.endsWith('.bin'));
  const ending = isBinary ? '.bin' : '';
  checkComplete(source, files, ending);
  const read = isBinary ? readBinaryBatch : readPythonBatch;
  const batches: CifarBatch[] = [];
  for (const [index, batch] of BATCHES.entries()) {
    const name = `${batch}${ending}`;
    options.progress?.({ task: 'reading CIFAR-10', done: index, total: BATCHES.length });
    await new Promise((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
    batches.push(read(`${source}, ${name}`, files.get(name) ?? Buffer.alloc(0)));
    files.delete(name);
  }
  options.progress?.({ task: 'reading CIFAR-10', done: BATCHES.length, total: BATCHES.length });
  return { train: joinBatches(batches.slice(0, -1)), test: joinBatches(batches.slice(-1)) };
}
