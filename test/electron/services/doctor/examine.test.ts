// The examination of this machine, with a runtime that is missing or crashes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bindingIn, runtimeName } from '../../../../build/native/locate.ts';
import { writeRecord } from '../../../../build/native/runtime-record.ts';
import { ADDON_VERSION } from '../../../../build/native/versions.ts';
import { examine } from '../../../../electron/services/doctor/examine.ts';
import { emptyCache } from '../../../build/native/cache.ts';

test('without a runtime it is not ready, and names the command', async () => {
  emptyCache();
  const found = await examine();
  expect(found).toMatchObject({ ready: false, runtime: null, tensorflow: null, node: process.versions.node });
  expect(found.problems).toContainEqual(expect.objectContaining({ weight: 'blocking', remedy: 'dcwp setup' }));
});

test('a runtime whose addon does not load is told, not thrown', async () => {
  const folder = path.join(emptyCache(), runtimeName('cpu', 'wheel'));
  mkdirSync(path.dirname(bindingIn(folder)), { recursive: true });
  writeFileSync(bindingIn(folder), 'no library');
  const { platform, arch } = process;
  writeRecord(folder, {
    device: 'cpu',
    tensorflowVersion: '2.21.0',
    addonVersion: ADDON_VERSION,
    platform,
    arch,
    way: 'wheel',
  });
  const found = await examine();
  expect(found).toMatchObject({ ready: false, runtime: { folder }, tensorflow: null });
  expect(found.runtimeFailure).toMatch(/does not load/);
});
