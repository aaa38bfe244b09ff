// The tarball of the command line, installed in an empty folder as `npm i -g` does, without the sources.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { runtimesFolder } from '../../../build/native/locate.ts';
import { runCommand } from '../../../build/native/run-command.ts';
import { makeNpmPackage, type NpmPackage } from '../../../build/package/npm-package.ts';
import { writeSmallMnist } from '../../dataset/small-mnist.ts';
import { short } from '../../end-to-end/small-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcwp-installed-'));
const prefix = join(folder, 'prefix');
const elsewhere = join(folder, 'elsewhere');
const program = join(prefix, 'bin', 'dcwp');
const installed = join(prefix, 'lib', 'node_modules', 'dcwp-workbench');
/** A user's own: nothing of the checkout's, but for the native runtime, which takes a minute to make. */
const env = { ...process.env, DCWP_HOME: join(folder, 'home'), XDG_CACHE_HOME: join(folder, 'cache') };
let made: NpmPackage;

const dcwp = (...args: string[]): Promise<string> => runCommand({ program, args, cwd: elsewhere, env });

beforeAll(async () => {
  made = await makeNpmPackage();
  mkdirSync(elsewhere);
  mkdirSync(join(folder, 'cache', 'dcwp'), { recursive: true });
  symlinkSync(runtimesFolder(), join(folder, 'cache', 'dcwp', 'native'));
  const args = ['install', '--global', '--prefix', prefix, made.tarball, '--prefer-offline', '--no-audit', '--no-fund'];
  // As the README has it: onnxruntime's script would fetch libraries for CUDA.
  await runCommand({ program: 'npm', args: [...args, '--ignore-scripts'], cwd: elsewhere });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it holds what runs, and no sources', () => {
  const paths = made.files.map(({ path }) => path);
  const own = paths.filter((path) => !path.startsWith('node_modules/'));
  expect(own.filter((path) => /\.tsx?$|^(test|renderer|electron\/main)\//.test(path))).toEqual([]);
  expect(own).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'out/renderer/index.html', 'build/dcwp.mjs']));
  expect(made.packedBytes).toBeLessThan(5e6);
});

test('no script of it, or of what it bundles, runs while it is installed', () => {
  for (const path of ['', 'node_modules/@tensorflow/tfjs-node-gpu']) {
    const manifest = JSON.parse(readFileSync(join(installed, path, 'package.json'), 'utf8'));
    expect(manifest.scripts).toBeUndefined();
  }
  // What npm would compile by itself where it was not told otherwise.
  expect(existsSync(join(installed, 'node_modules/@tensorflow/tfjs-node-gpu/build'))).toBe(false);
  expect(existsSync(join(installed, 'node_modules', 'tsx'))).toBe(false);
});

test('it says its version, and finds this machine ready', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect((await dcwp('--version')).trim()).toBe(version);
  expect(await dcwp('doctor')).toContain('Ready to train.');
});

test('it builds a data set and trains on it, from any folder', async () => {
  const source = join(folder, 'source');
  mkdirSync(source);
  writeSmallMnist(source);
  await dcwp('data', 'build', 'cmnist', '--conflict', '5', '--seed', '1', '--source', source);
  writeFileSync(join(elsewhere, 'settings.json'), JSON.stringify({ ...short, supervised: true }));
  await dcwp('run', '--config', 'settings.json', '--run-dir', 'my-run');
  expect(readdirSync(join(elsewhere, 'my-run', 'checkpoints'))).toContain('retrained.safetensors');
});

test('its threads make batches from image files', async () => {
  const images = join(folder, 'images');
  mkdirSync(images);
  await sharp({ create: { width: 2, height: 2, channels: 3, background: '#010203' } }).toFile(join(images, 'one.png'));
  const script = `
    const { BatchFeed } = await import('${installed}/dataset/loading/batch-feed.js');
    const { LoaderPool } = await import('${installed}/dataset/loading/loader-pool.js');
    const { sharePaths } = await import('${installed}/dataset/loading/shared-paths.js');
    const pool = new LoaderPool(1);
    const source = { kind: 'files', folder: ${JSON.stringify(images)}, paths: sharePaths(['one.png']) };
    const feed = new BatchFeed(pool, { source, steps: [], output: { width: 2, height: 2 } }, 1, 1);
    feed.ask(Int32Array.of(0));
    const { bytes, failed } = await feed.take();
    console.log(JSON.stringify({ bytes: [...bytes], failed }));
    await pool.close();`;
  writeFileSync(join(elsewhere, 'batch.mjs'), script);
  const out = await runCommand({ program: process.execPath, args: ['batch.mjs'], cwd: elsewhere, env });
  expect(JSON.parse(out)).toEqual({ bytes: [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3], failed: [] });
});

test('it serves the page that was built', async () => {
  const server = spawn(program, ['serve', '--port', '0', '--json'], { cwd: elsewhere, env });
  onTestFinished(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  });
  const line = await new Promise<string>((resolve) => server.stdout.once('data', (data) => resolve(String(data))));
  const signIn = await fetch(JSON.parse(line).url, { redirect: 'manual' });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(new URL('/', JSON.parse(line).url), { headers: { cookie } })).text();
  const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(page)?.[1];
  expect((await fetch(new URL(`/${script}`, JSON.parse(line).url), { headers: { cookie } })).status).toBe(200);
});
