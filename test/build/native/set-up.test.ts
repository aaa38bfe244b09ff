// The set-up with fake tools: what it makes, what it leaves, how it fails.
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { locateRuntime } from '../../../build/native/locate.ts';
import type { Download } from '../../../build/native/pip-download.ts';
import { setUpRuntime } from '../../../build/native/set-up.ts';
import { type Way, WayError } from '../../../build/native/way.ts';
import { wheelWay } from '../../../build/native/wheel-way.ts';
import { FailureError, UserError } from '../../../shared/errors.ts';
import { emptyCache } from './cache.ts';
import { fakeCompile, fakeDownload, fakeProbe } from './fake-tools.ts';

const linux = process.platform === 'linux';

function fakeWay(download: Download = fakeDownload()): Way {
  return wheelWay({ download, compile: fakeCompile });
}

describe.runIf(linux)('a set-up from the wheel', () => {
  test('keeps libraries, link names, C headers and the addon, and nothing else', async () => {
    const native = emptyCache();
    const result = await setUpRuntime({ device: 'cpu', ways: [fakeWay()], probe: fakeProbe });
    expect(result).toMatchObject({ made: true, device: 'cpu', tensorflowVersion: '2.21.0', way: 'wheel' });
    expect(readdirSync(native)).toEqual([path.basename(result.folder)]);
    expect(readdirSync(result.folder).sort()).toEqual(['deps', 'lib', 'runtime.json']);
    expect(readdirSync(path.join(result.folder, 'deps')).sort()).toEqual(['include', 'lib']);
    expect(readdirSync(path.join(result.folder, 'deps', 'include'))).toEqual(['tensorflow']);
    const lib = path.join(result.folder, 'deps', 'lib');
    expect(readlinkSync(path.join(lib, 'libtensorflow.so'))).toBe('libtensorflow_cc.so.2');
    expect(readFileSync(path.join(lib, 'libtensorflow_framework.so'), 'utf8')).toBe('framework');
    expect(readFileSync(result.bindingPath, 'utf8')).toBe('addon');
  });

  test('for CUDA also fetches what the extra lists, and lays it where the library looks', async () => {
    emptyCache();
    const asked: string[] = [];
    const result = await setUpRuntime({ device: 'cuda', ways: [fakeWay(fakeDownload(asked))], probe: fakeProbe });
    expect(asked).toEqual([
      'tensorflow==2.21.0',
      'nvidia-cublas-cu12<13.0,>=12.5.3.2',
      'nvidia-cudnn-cu12<10.0,>=9.3.0.75',
    ]);
    const beside = path.join(result.folder, 'deps', 'lib', '..', 'nvidia');
    expect(readdirSync(path.join(beside, 'cudnn', 'lib'))).toEqual(['libcudnn.so.12']);
    expect(locateRuntime('cuda')?.folder).toBe(result.folder);
    expect(locateRuntime('cpu')).toBeUndefined();
  });

  test('is not done again: no way is tried where the runtime is there', async () => {
    emptyCache();
    const first = await setUpRuntime({ device: 'cpu', ways: [fakeWay()], probe: fakeProbe });
    const refuse: Way = { name: 'wheel', title: 'none', make: () => Promise.reject(new Error('tried')) };
    const second = await setUpRuntime({ device: 'cpu', ways: [refuse] });
    expect(second).toEqual({ ...first, made: false });
  });

  test('that runs twice at once ends with one runtime, and both callers have it', async () => {
    const native = emptyCache();
    let arrived = 0;
    let open: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      open = resolve;
    });
    const together: Download = async (request) => {
      arrived += 1;
      if (arrived === 2) open();
      await both;
      return await fakeDownload()(request);
    };
    const options = { device: 'cpu', ways: [fakeWay(together)], probe: fakeProbe } as const;
    const [one, two] = await Promise.all([setUpRuntime(options), setUpRuntime(options)]);
    expect([one.made, two.made].sort()).toEqual([false, true]);
    expect(one.folder).toBe(two.folder);
    expect(readdirSync(native)).toEqual([path.basename(one.folder)]);
  });

  test('replaces a folder in its place that is not whole', async () => {
    const native = emptyCache();
    const { folder } = await setUpRuntime({ device: 'cpu', ways: [fakeWay()], probe: fakeProbe });
    rmSync(path.join(folder, 'lib'), { recursive: true });
    expect(locateRuntime('cpu')).toBeUndefined();
    const again = await setUpRuntime({ device: 'cpu', ways: [fakeWay()], probe: fakeProbe });
    expect(again.made).toBe(true);
    expect(existsSync(again.bindingPath)).toBe(true);
    expect(readdirSync(native)).toEqual([path.basename(folder)]);
  });

  test('rejects with the reason of an abort and leaves nothing', async () => {
    const native = emptyCache();
    const controller = new AbortController();
    const aborting: Download = async (request) => {
      const wheels = await fakeDownload()(request);
      controller.abort(new Error('enough'));
      return wheels;
    };
    const work = setUpRuntime({
      device: 'cpu',
      ways: [fakeWay(aborting)],
      probe: fakeProbe,
      signal: controller.signal,
    });
    await expect(work).rejects.toThrow('enough');
    expect(readdirSync(native)).toEqual([]);
  });
});

describe('a set-up that fails', () => {
  test('names each way, why it failed and what to do', async () => {
    const native = emptyCache();
    const failing = (name: Way['name'], title: string, error: Error): Way => ({
      name,
      title,
      make: () => Promise.reject(error),
    });
    const ways = [
      failing('wheel', 'the wheel', new WayError('missing: a C++ compiler', 'apt-get install -y g++ make')),
      failing('installer', 'the installer', new Error('no such host')),
    ];
    const error: unknown = await setUpRuntime({ device: 'cpu', ways }).catch((reason: unknown) => reason);
    if (!(error instanceof FailureError)) throw new Error('expected a FailureError');
    expect(error.code).toBe('native-set-up-failed');
    expect(error.message).toMatch(/1\. By the wheel: missing: a C\+\+ compiler\n2\. By the installer: no such host/);
    expect(error.remedy).toMatch(/1\. apt-get install -y g\+\+ make\n2\. /);
    expect(readdirSync(native)).toEqual([]);
  });

  test('goes on to the next way, whose runtime is then found', async () => {
    emptyCache();
    const broken: Way = { name: 'wheel', title: 'the wheel', make: () => Promise.reject(new Error('offline')) };
    const second: Way = { name: 'installer', title: 'the installer', make: fakeCompile };
    const result = await setUpRuntime({ device: 'cpu', ways: [broken, second], probe: fakeProbe });
    expect(result).toMatchObject({ made: true, way: 'installer' });
    expect(locateRuntime()?.folder).toBe(result.folder);
  });

  test('does not keep an addon that does not load', async () => {
    const native = emptyCache();
    const way: Way = { name: 'installer', title: 'the installer', make: fakeCompile };
    const probe = (): Promise<never> => Promise.reject(new Error('the addon does not load: undefined symbol'));
    await expect(setUpRuntime({ device: 'cpu', ways: [way], probe })).rejects.toThrow('undefined symbol');
    expect(readdirSync(native)).toEqual([]);
  });

  test('says that DCWP_RUNTIME names no runtime', () => {
    const native = emptyCache();
    mkdirSync(native, { recursive: true });
    vi.stubEnv('DCWP_RUNTIME', native);
    expect(() => locateRuntime()).toThrow(UserError);
  });
});

test('a cache that cannot be made is told with its folder', async () => {
  const native = emptyCache();
  writeFileSync(`${path.dirname(path.dirname(native))}/dcwp`, 'a file in the way');
  await expect(setUpRuntime({ device: 'cpu', ways: [] })).rejects.toMatchObject({ code: 'cache-not-writable' });
});
