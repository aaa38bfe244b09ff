// The packages of the desktop program: their configuration, and a program that is put together as they are.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import type { Configuration } from 'electron-builder';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindingIn, locateRuntime, runtimeName } from '../../../build/native/locate.ts';
import { runCommand } from '../../../build/native/run-command.ts';
import { writeRecord } from '../../../build/native/runtime-record.ts';
import { ADDON_VERSION } from '../../../build/native/versions.ts';
import { putTogether } from '../../../build/package/build-package.ts';
import { packageConfiguration } from '../../../build/package/desktop-package.ts';
import { makeIcons } from '../../../build/package/icons.ts';
import { type PackagedFile, programFiles } from '../../../build/package/package-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcwp-package-'));
const places = { program: '/program', resources: '/resources', output: '/output', runtime: '/cache/tf-cpu' };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the configuration', () => {
  const certificate = { CSC_LINK: 'file.p12', WIN_CSC_LINK: 'file.p12', APPLE_API_KEY: 'key' };
  const updates = { DCWP_UPDATE_URL: 'https://updates.example/dcwp', DCWP_UPDATE_CHANNEL: 'beta' };

  test.each([
    ['with nothing set', {}],
    ['with certificates', certificate],
    ['with a server of updates', updates],
  ])('passes electron-builder’s own validation, %s', async (_, env) => {
    await validateConfiguration(packageConfiguration(places, env), new DebugLogger(false));
  });

  test('would not pass with a fuse that there is none of', async () => {
    const fuses: object = { runAsNod: false };
    const wrong: Configuration = { ...packageConfiguration(places, {}), electronFuses: fuses };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/electronFuses/);
  });

  test('signs nothing and knows no updates unless the environment says so', () => {
    const plain = packageConfiguration(places, {});
    expect(plain).toMatchObject({
      publish: null,
      mac: { identity: null, notarize: false },
      win: { signExecutable: false },
    });
    const signed = packageConfiguration(places, certificate);
    expect(signed.mac).not.toHaveProperty('identity');
    expect(signed).toMatchObject({ mac: { notarize: true }, win: { forceCodeSigning: true } });
    expect(packageConfiguration(places, updates).publish).toEqual([
      { provider: 'generic', url: updates.DCWP_UPDATE_URL, channel: 'beta' },
    ]);
  });

  test('asks for the packages of each platform', () => {
    expect(packageConfiguration(places, {})).toMatchObject({
      linux: { target: ['AppImage', 'deb'] },
      mac: { target: [{ target: 'dmg', arch: ['arm64'] }] },
      win: { target: ['nsis'] },
    });
  });
});

test('icons are drawn anew at each size', async () => {
  await makeIcons(join(folder, 'drawn'));
  const { width, height } = await sharp(join(folder, 'drawn', 'icons', '48x48.png')).metadata();
  expect([width, height]).toEqual([48, 48]);
  // The ground of the drawing, and its rounded corner.
  const { data, info } = await sharp(join(folder, 'drawn', 'icon.png'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  const middle = 4 * (info.width * 40 + info.width / 2);
  expect([...data.subarray(middle, middle + 4)]).toEqual([0x0a, 0x6b, 0x62, 0xff]);
});

describe('a program put together', () => {
  let resources = '';
  let files: readonly PackagedFile[] = [];
  const output = join(folder, 'output');
  const runtime = join(folder, runtimeName('cpu', 'wheel'));

  beforeAll(async () => {
    mkdirSync(join(runtime, 'deps', 'lib'), { recursive: true });
    mkdirSync(join(runtime, 'deps', 'include'));
    writeFileSync(join(runtime, 'deps', 'include', 'c_api.h'), '');
    writeFileSync(join(runtime, 'deps', 'lib', 'libtensorflow_cc.so.2'), 'library');
    symlinkSync('libtensorflow_cc.so.2', join(runtime, 'deps', 'lib', 'libtensorflow.so'));
    mkdirSync(join(bindingIn(runtime), '..'), { recursive: true });
    writeFileSync(bindingIn(runtime), 'addon');
    const { platform, arch } = process;
    const facts = { addonVersion: ADDON_VERSION, tensorflowVersion: '2', device: 'cpu', way: 'wheel' } as const;
    writeRecord(runtime, { platform, arch, ...facts });
    resources = await putTogether(output, runtime);
    files = programFiles(resources);
  });

  test('holds what runs, and neither sources nor what is only built with', () => {
    const paths = files.map(({ path }) => path);
    const needed = ['electron/main/main.js', 'electron/preload/preload.cjs', 'electron/engine/process.js'];
    const others = ['dataset/loading/loader-thread.js', 'renderer/index.html', 'build/native/probe.mjs'];
    expect(paths).toEqual(expect.arrayContaining([...needed, ...others, 'package.json']));
    const own = paths.filter((path) => !path.startsWith('node_modules/'));
    expect(own.filter((path) => /\.tsx?$|^(test|out|\.ci)\//.test(path))).toEqual([]);
    expect(paths.filter((path) => /^node_modules\/(vitest|electron|typescript|tsx|vite)\//.test(path))).toEqual([]);
    expect(paths.filter((path) => /onnxruntime-node\/bin\/[^/]+\/(darwin|win32)/.test(path))).toEqual([]);
  });

  test('is not larger than it was measured to be: 248 MB without Electron and the native runtime', () => {
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(300e6);
  });

  test('has its fuses set', async () => {
    const [OFF, ON] = [...'01'].map((character) => character.charCodeAt(0));
    const wire = await getCurrentFuseWire(join(output, 'linux-unpacked', 'dcwp-workbench'));
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ON);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
  });

  test('brings the native runtime, which is found without a network or a cache', () => {
    const env = {
      DCWP_BUNDLED_RUNTIMES: join(resources, 'native'),
      XDG_CACHE_HOME: join(folder, 'no-cache'),
      PATH: '',
    };
    const found = locateRuntime('auto', env);
    expect(found).toMatchObject({ device: 'cpu', folder: join(resources, 'native', runtimeName('cpu', 'wheel')) });
    expect(readFileSync(join(found?.folder ?? '', 'deps', 'lib', 'libtensorflow.so'), 'utf8')).toBe('library');
    expect(existsSync(join(found?.folder ?? '', 'deps', 'include'))).toBe(false);
    expect(locateRuntime('cuda', env)).toBeUndefined();
  });

  test('has all that its code asks for: it finds this machine ready, with the runtime of its own alone', async () => {
    const program = join(folder, 'extracted');
    extractAll(join(resources, 'app.asar'), program);
    const real = locateRuntime('cpu');
    if (real === undefined) throw new Error('no native runtime');
    const bundled = join(folder, 'bundled');
    mkdirSync(bundled);
    symlinkSync(real.folder, join(bundled, runtimeName('cpu', real.way)));
    const env = {
      ...process.env,
      DCWP_BUNDLED_RUNTIMES: bundled,
      XDG_CACHE_HOME: join(folder, 'no-cache'),
      DCWP_HOME: join(folder, 'home'),
    };
    const args = [join(program, 'electron', 'headless', 'dcwp.js'), 'doctor'];
    expect(await runCommand({ program: process.execPath, args, env, cwd: folder })).toContain('Ready to train.');
  });
});
