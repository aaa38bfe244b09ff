// A set-up that is killed in the middle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { locateRuntime } from '../../../build/native/locate.ts';
import { setUpRuntime } from '../../../build/native/set-up.ts';
import { wheelWay } from '../../../build/native/wheel-way.ts';
import { emptyCache } from './cache.ts';
import { fakeCompile, fakeDownload, fakeProbe } from './fake-tools.ts';

const script = fileURLToPath(new URL('./hanging-set-up.ts', import.meta.url));

test.runIf(process.platform === 'linux')(
  'leaves no runtime, and the next set-up clears what it left',
  async () => {
    const native = emptyCache();
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readdirSync(native)).toEqual([expect.stringMatching(/^\.making-/)]);
    expect(locateRuntime('cpu')).toBeUndefined();
    const ways = [wheelWay({ download: fakeDownload(), compile: fakeCompile })];
    const { folder, made } = await setUpRuntime({ device: 'cpu', ways, probe: fakeProbe });
    expect(made).toBe(true);
    expect(readdirSync(native)).toEqual([path.basename(folder)]);
  },
  30_000,
);
