// Downloading wheels from an index, which a server on this machine plays.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { indexDownload } from '../../../build/native/index-download.ts';
import { bindingIn, runtimeName } from '../../../build/native/locate.ts';
import type { SetUpProgress } from '../../../build/native/progress.ts';
import { writeRecord } from '../../../build/native/runtime-record.ts';
import { ADDON_VERSION, TENSORFLOW_VERSION } from '../../../build/native/versions.ts';
import { machineTools } from '../../../build/native/wheel-way.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const linux = 'manylinux2014_x86_64';

/** Text of each wheel is its name. */
const wheels = [
  `nvidia_x-12.9.0-py3-none-${linux}.manylinux_2_17_x86_64.whl`,
  `nvidia_x-12.10.0-py3-none-${linux}.whl`,
  `nvidia_x-12.11.0rc1-py3-none-${linux}.whl`,
  `nvidia_x-13.0.0-py3-none-${linux}.whl`,
  'nvidia_x-12.12.0-py3-none-win_amd64.whl',
  `nvidia_x-12.13.0-cp311-cp311-${linux}.whl`,
];
const server = createServer((request, response) => {
  const address = request.url ?? '';
  if (address === '/simple/nvidia-x/' || address === '/simple/broken/') {
    const files = wheels.map((filename) => {
      const hash = sha256(address.includes('broken') ? 'another' : filename);
      return { filename, url: `../../files/${filename}`, hashes: { sha256: hash }, size: filename.length };
    });
    const withdrawn = { filename: `nvidia_x-12.99-py3-none-${linux}.whl`, url: 'x', hashes: {}, yanked: 'bad' };
    response.end(JSON.stringify({ files: [...files, withdrawn] }));
  } else if (address === '/simple/page/') response.end('<html>');
  else if (address.startsWith('/files/')) response.end(path.basename(address));
  else response.writeHead(404).end();
});
let index = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  index = `http://127.0.0.1:${address.port}/simple/`;
});
afterAll(() => void server.close());

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'dcwp-index-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('the newest version that satisfies a requirement is taken, for the platform, with progress', async () => {
  const into = folder();
  const told: SetUpProgress[] = [];
  const progress = (word: SetUpProgress): void => void told.push(word);
  const requirements = ['nvidia-x<13.0,>=12.5', 'NVIDIA.X==12.9.0'];
  const found = await indexDownload(index)({ requirements, tags: [linux], into, progress });
  expect(found.map((file) => path.basename(file))).toEqual([wheels[1], wheels[0]]);
  expect(readFileSync(found[0] ?? '', 'utf8')).toBe(wheels[1]);
  expect(told[0]).toMatchObject({ step: 'downloading', subject: wheels[1], doneBytes: wheels[1]?.length });
});

test.each([
  ['nvidia-x>=14', /no wheel of nvidia-x>=14 for this platform/],
  ['broken', /has the SHA-256 .* the index says/],
  ['gone', /answered 404/],
  ['page', /no index of packages in JSON/],
])('%s is refused, and nothing of it stays', async (requirement, message) => {
  const into = folder();
  const request = { requirements: [requirement], tags: [linux], into, progress: () => {} };
  await expect(indexDownload(index)(request)).rejects.toThrow(message);
  expect(readdirSync(into)).toEqual([]);
});

test('an index that cannot be reached is named', async () => {
  const request = { requirements: ['x'], tags: [], into: folder(), progress: () => {} };
  await expect(indexDownload('http://127.0.0.1:1/simple')(request)).rejects.toThrow(/127.0.0.1:1.* cannot be reached/);
});

test('an installed program needs neither Python nor a compiler: its own addon serves', async () => {
  const bundled = folder();
  const own = path.join(bundled, runtimeName('cpu', 'wheel'));
  mkdirSync(path.dirname(bindingIn(own)), { recursive: true });
  writeFileSync(bindingIn(own), 'addon');
  const { platform, arch } = process;
  const facts = {
    addonVersion: ADDON_VERSION,
    tensorflowVersion: TENSORFLOW_VERSION,
    device: 'cpu',
    way: 'wheel',
  } as const;
  writeRecord(own, { platform, arch, ...facts });
  const tools = machineTools({ DCWP_BUNDLED_RUNTIMES: bundled, PATH: '' });
  const runtime = path.join(folder(), 'cuda');
  await tools.compile({ scratch: folder(), runtime });
  expect(existsSync(bindingIn(runtime))).toBe(true);
});
