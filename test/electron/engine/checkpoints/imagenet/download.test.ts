// Downloading weights, from a server on this machine.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DownloadFault, downloaded } from '../../../../../electron/engine/checkpoints/imagenet/download.ts';

const content = Buffer.alloc(300_000, 7);
const file = `weights-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.pth`;

let cache: string;
let server: Server | undefined;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'dcwp-weights-'));
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(cache, { recursive: true });
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const at = started.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return `http://127.0.0.1:${at.port}/models/${file}`;
}

const get = (
  address: string,
  signal = new AbortController().signal,
  progress = (_done: number, _total: number) => {},
) => downloaded({ address, cache, signal, progress });

test('a file is fetched once, with its progress', async () => {
  let requests = 0;
  const address = await serve((_request, response) => {
    requests++;
    response.setHeader('content-length', content.length).end(content);
  });
  const seen: [number, number][] = [];
  const path = await get(address, undefined, (done, total) => seen.push([done, total]));
  expect(path).toBe(join(cache, file));
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(seen.at(-1)).toEqual([content.length, content.length]);
  expect(await get(address)).toBe(path);
  expect(requests).toBe(1);
});

test('a damaged file in the cache is fetched anew', async () => {
  writeFileSync(join(cache, file), 'damaged');
  const address = await serve((_request, response) => response.end(content));
  expect(readFileSync(await get(address)).equals(content)).toBe(true);
});

const failures: [string, RequestListener, string][] = [
  ['another content', (_request, response) => response.end('something else'), 'is not what its checksum says'],
  ['a refusal', (_request, response) => response.writeHead(403).end(), 'answers 403'],
  [
    'a connection that breaks',
    (_request, response) => response.writeHead(200, { 'content-length': 9 }).destroy(),
    'closed',
  ],
];
test.each(failures)('%s is a fault that leaves nothing behind', async (_name, answer, words) => {
  const address = await serve(answer);
  await expect(get(address)).rejects.toThrow(DownloadFault);
  await expect(get(address)).rejects.toThrow(words);
  expect(readdirSync(cache)).toEqual([]);
});

test('no server at all is a fault', async () => {
  const address = await serve(() => {});
  server?.close();
  await expect(get(address)).rejects.toThrow(DownloadFault);
});

test('an abort ends it, and leaves nothing behind', async () => {
  const stop = new AbortController();
  const address = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 9 }).write('some');
    setImmediate(() => stop.abort(new Error('stopped')));
  });
  await expect(get(address, stop.signal)).rejects.toThrow('stopped');
  expect(existsSync(join(cache, file))).toBe(false);
  expect(readdirSync(cache)).toEqual([]);
});
