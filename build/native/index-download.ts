// Downloading wheels from a package index without pip; each is checked by the SHA-256 that the index gives for it.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { maxSatisfying } from '@renovatebot/pep440';
import { z } from 'zod';
import type { Download, DownloadRequest } from './pip-download.ts';
import { WHEEL_PYTHON } from './versions.ts';
import { WayError } from './way.ts';

/** The index's JSON form (PEP 691). */
const FORM = 'application/vnd.pypi.simple.v1+json';
const REMEDY = 'Look whether the network and the index can be reached; PIP_INDEX_URL names another index';
/** Time between two words of progress, in bytes. */
const TOLD_BYTES = 1 << 20;

const listed = z.looseObject({
  filename: z.string(),
  url: z.string(),
  hashes: z.looseObject({ sha256: z.string().optional() }),
  size: z.number().optional(),
  yanked: z.union([z.boolean(), z.string()]).optional(),
});
type Listed = z.infer<typeof listed>;
const indexPage = z.looseObject({ files: z.array(listed) });

/** From `index`; PyPI, or what pip is told by PIP_INDEX_URL. Rejects with a WayError, or with the signal's reason. */
export function indexDownload(index: string = process.env.PIP_INDEX_URL || 'https://pypi.org/simple'): Download {
  return async (request) => {
    await mkdir(request.into, { recursive: true });
    const wheels: string[] = [];
    for (const requirement of request.requirements) {
      const { file, address } = await findWheel(index, requirement, request);
      wheels.push(await fetchWheel(file, address, request));
    }
    return wheels;
  };
}

async function ask(address: string, accept: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(address, { headers: { accept }, ...(signal === undefined ? {} : { signal }) }).catch(
    (error: unknown) => {
      signal?.throwIfAborted();
      throw new WayError(`${address} cannot be reached: ${causeOf(error)}`, REMEDY);
    },
  );
  if (!response.ok) throw new WayError(`${address} answered ${response.status}`, REMEDY);
  return response;
}

/** What fetch hides behind "fetch failed". */
const causeOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);

/** The newest version that satisfies the requirement, of those with a wheel for the platform. */
async function findWheel(index: string, requirement: string, { tags, signal }: DownloadRequest) {
  const [, name = '', versions = ''] = /^([\w.-]+?)((?:[<>=!~].*)?)$/.exec(requirement) ?? [];
  const project = name.toLowerCase().replaceAll(/[-_.]+/g, '-');
  const address = `${index.replace(/\/$/, '')}/${project}/`;
  const page = indexPage.safeParse(await (await ask(address, FORM, signal)).json().catch(() => null));
  if (!page.success) throw new WayError(`${address} is no index of packages in JSON`, REMEDY);
  const fitting = page.data.files.filter((file) => !file.yanked && fits(file.filename, tags));
  const newest = maxSatisfying(fitting.map(versionOf), versions);
  const file = fitting.find((candidate) => versionOf(candidate) === newest);
  if (file === undefined) throw new WayError(`${address} has no wheel of ${requirement} for this platform`, REMEDY);
  return { file, address: new URL(file.url, address).href };
}

const partsOf = (filename: string): string[] => filename.replace(/\.whl$/, '').split('-');
const versionOf = ({ filename }: Listed): string => partsOf(filename)[1] ?? '';

/** Name, version, perhaps a build, then the tags of Python, its interface and the platform, each of which may be several. */
function fits(filename: string, tags: readonly string[]): boolean {
  const [platform = '', abi = '', python = ''] = partsOf(filename).reverse();
  if (!filename.endsWith('.whl')) return false;
  const cpython = `cp${WHEEL_PYTHON.replace('.', '')}`;
  const ours = python.split('.').some((tag) => tag === cpython || tag === 'py3') && /^(none|abi3|cp312)/.test(abi);
  return ours && platform.split('.').some((tag) => tag === 'any' || tags.includes(tag));
}

/** Nothing is left of a wheel that did not arrive whole, or is another one than the index says. */
async function fetchWheel(file: Listed, address: string, { into, signal, progress }: DownloadRequest): Promise<string> {
  const { filename, size, hashes } = file;
  if (hashes.sha256 === undefined) throw new WayError(`the index has no SHA-256 of ${filename}`, REMEDY);
  const response = await ask(address, '*/*', signal);
  const totalBytes = size ?? Number(response.headers.get('content-length') ?? 0);
  const target = path.join(into, path.basename(filename));
  const hash = createHash('sha256');
  let doneBytes = 0;
  let told = Number.NEGATIVE_INFINITY;
  const look = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      doneBytes += chunk.length;
      if (doneBytes - told >= TOLD_BYTES || doneBytes === totalBytes) {
        told = doneBytes;
        progress({ step: 'downloading', subject: filename, doneBytes, totalBytes });
      }
      yield chunk;
    }
  };
  try {
    if (response.body === null) throw new WayError(`${address} answered nothing`, REMEDY);
    await pipeline(
      Readable.from(response.body),
      look,
      createWriteStream(target),
      signal === undefined ? {} : { signal },
    );
    const found = hash.digest('hex');
    if (found === hashes.sha256) return target;
    throw new WayError(`${filename} has the SHA-256 ${found}, the index says ${hashes.sha256}`, 'Try again later');
  } catch (error) {
    await rm(target, { force: true });
    signal?.throwIfAborted();
    throw error instanceof WayError ? error : new WayError(`${filename} did not arrive: ${causeOf(error)}`, REMEDY);
  }
}
