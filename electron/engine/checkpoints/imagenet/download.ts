// A published file of weights, from the cache or from its address.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** How long the address may be silent, at first and between two pieces. */
const SILENCE_MS = 30_000;
const LARGEST_BYTES = 2_000_000_000;

export interface Download {
  /** Its file's name ends in `-<digits>.pth`: the first digits of the file's SHA-256. */
  readonly address: string;
  /** Folder that keeps what was downloaded. */
  readonly cache: string;
  readonly signal: AbortSignal;
  /** Bytes so far, and in all (0 where the address doesn't say). */
  readonly progress: (done: number, total: number) => void;
}

/** Why a download failed, in words for the user. */
export class DownloadFault extends Error {}

/**
 * The path of the file, whole and with its checksum, in the cache. Throws a DownloadFault where it cannot be had, the signal's
 * reason on abort.
 */
export async function downloaded({ address, cache, signal, progress }: Download): Promise<string> {
  const path = join(cache, basename(new URL(address).pathname));
  if (existsSync(path) && (await hasItsChecksum(path, path))) return path;
  const staged = `${path}.${process.pid}.part`;
  try {
    await mkdir(cache, { recursive: true });
    await fetchInto(staged, { address, signal, progress });
    if (!(await hasItsChecksum(staged, path))) throw new DownloadFault(`${address} is not what its checksum says`);
    await rename(staged, path);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof DownloadFault ? error : new DownloadFault(reasonOf(error), { cause: error });
  } finally {
    await rm(staged, { force: true });
  }
  return path;
}

async function fetchInto(path: string, { address, signal, progress }: Omit<Download, 'cache'>): Promise<void> {
  const silence = new AbortController();
  const watch = setTimeout(() => silence.abort(new DownloadFault('no answer')), SILENCE_MS);
  try {
    const response = await fetch(address, { signal: AbortSignal.any([signal, silence.signal]) });
    if (!response.ok || response.body === null) throw new DownloadFault(`${address} answers ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    let done = 0;
    const count = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        watch.refresh();
        done += piece.length;
        if (done > LARGEST_BYTES) throw new DownloadFault(`${address} is larger than any file of weights`);
        progress(done, total);
        yield piece;
      }
    };
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(path));
  } finally {
    clearTimeout(watch);
  }
}

/** Whether the file at `path` has the SHA-256 that `name` promises. */
async function hasItsChecksum(path: string, name: string): Promise<boolean> {
  const promised = /-([0-9a-f]{8,64})\.[^.]+$/.exec(name)?.[1];
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return promised !== undefined && hash.digest('hex').startsWith(promised);
}

/** fetch says `fetch failed`, and why in its cause. */
function reasonOf(error: unknown): string {
  const { code, message } = z
    .object({ code: z.string().optional(), message: z.string().optional() })
    .catch({})
    .parse(error instanceof Error ? (error.cause ?? error) : error);
  return message !== undefined && message !== '' ? message : (code ?? String(error));
}
