// The table of platforms and their wheels.
import { expect, test } from 'vitest';
import { wheelTarget } from '../../../build/native/wheel-target.ts';

test.each([
  ['linux', 'x64', 'cpu', 'tensorflow-cpu', 'manylinux_2_27_x86_64', 'libtensorflow_cc.so.2'],
  ['linux', 'x64', 'cuda', 'tensorflow', 'manylinux_2_27_x86_64', 'libtensorflow_cc.so.2'],
  ['linux', 'arm64', 'cpu', 'tensorflow', 'manylinux_2_27_aarch64', 'libtensorflow_cc.so.2'],
  ['darwin', 'arm64', 'cpu', 'tensorflow', 'macosx_12_0_arm64', 'libtensorflow_cc.2.dylib'],
] as const)('%s-%s %s takes %s', (platform, arch, device, distribution, tag, core) => {
  const target = wheelTarget(platform, arch, device);
  expect(target?.distribution).toBe(distribution);
  expect(target?.tags).toContain(tag);
  expect(target?.libraries.core).toBe(core);
});

test.each([
  ['win32', 'x64', 'cpu'],
  ['win32', 'x64', 'cuda'],
  ['darwin', 'x64', 'cpu'],
  ['darwin', 'arm64', 'cuda'],
  ['linux', 'arm64', 'cuda'],
  ['linux', 'ia32', 'cpu'],
] as const)('%s-%s %s has none', (platform, arch, device) => {
  expect(wheelTarget(platform, arch, device)).toBeUndefined();
});
