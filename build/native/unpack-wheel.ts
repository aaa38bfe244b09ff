// Unpacking chosen files of a wheel, as a stream.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

export interface Unpacking {
  readonly wheel: string;
  /** Folder that receives the files. */
  readonly into: string;
  /** Place of an entry relative to `into`, or undefined where it is left out. */
  readonly place: (entry: string) => string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Bytes written so far, and in all. */
  readonly onBytes?: (doneBytes: number, totalBytes: number) => void;
}

/** METADATA is a few kilobytes; a larger one is not read. */
const LARGEST_METADATA_BYTES = 1_000_000;

/** Entries in the order of the archive's directory. yauzl refuses names that are absolute or climb out of the folder. */
async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Opens an archive for `work` and closes it after. Throws yauzl's error for what is not a whole archive. */
async function withWheel<Result>(wheel: string, work: (zip: ZipFile) => Promise<Result>): Promise<Result> {
  const zip = await openPromise(wheel, { lazyEntries: true, autoClose: false });
  try {
    return await work(zip);
  } finally {
    zip.close();
  }
}

/** Writes the chosen files; resolves with the number of bytes written. Checks sizes and checksums as the archive has them. */
export async function unpackWheel(unpacking: Unpacking): Promise<number> {
  const { wheel, into, place, signal, onBytes } = unpacking;
  return await withWheel(wheel, async (zip) => {
    const chosen = (await entriesOf(zip)).flatMap((entry) => {
      const target = place(entry.fileName);
      return target === undefined ? [] : [{ entry, target: path.join(into, target) }];
    });
    const totalBytes = chosen.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    let doneBytes = 0;
    const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        doneBytes += chunk.length;
        onBytes?.(doneBytes, totalBytes);
        yield chunk;
      }
    };
    for (const { entry, target } of chosen) {
      signal?.throwIfAborted();
      await mkdir(path.dirname(target), { recursive: true });
      const stream = await zip.openReadStreamPromise(entry);
      await pipeline(stream, count, createWriteStream(target), signal === undefined ? {} : { signal });
    }
    return doneBytes;
  });
}

/** Text of the wheel's METADATA. */
export async function readMetadata(wheel: string): Promise<string> {
  return await withWheel(wheel, async (zip) => {
    const entry = (await entriesOf(zip)).find(({ fileName }) => /^[^/]+\.dist-info\/METADATA$/.test(fileName));
    if (entry === undefined || entry.uncompressedSize > LARGEST_METADATA_BYTES) {
      throw new Error(`${path.basename(wheel)} has no METADATA that can be read`);
    }
    return await text(await zip.openReadStreamPromise(entry));
  });
}
