// Wheels: their metadata, what is taken of them, what pip is told, and broken ones.
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { announcedDownload, pipArguments } from '../../../build/native/pip-download.ts';
import { readMetadata, unpackWheel } from '../../../build/native/unpack-wheel.ts';
import { ADDON_VERSION } from '../../../build/native/versions.ts';
import { placeOfNvidia, placeOfTensorFlow } from '../../../build/native/wheel-layout.ts';
import { requirementsOfExtra } from '../../../build/native/wheel-metadata.ts';
import { METADATA } from './fake-tools.ts';
import { writeTinyWheel } from './tiny-wheel.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'dcwp-wheel-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('the extra lists its distributions in both spellings of a version, and only from the header', () => {
  expect(requirementsOfExtra(METADATA, 'and-cuda')).toEqual([
    'nvidia-cublas-cu12<13.0,>=12.5.3.2',
    'nvidia-cudnn-cu12<10.0,>=9.3.0.75',
  ]);
  expect(requirementsOfExtra(METADATA, 'gcs-filesystem')).toEqual(['tensorflow-io>=0.23.1']);
  expect(requirementsOfExtra(METADATA, 'other')).toEqual([]);
});

test.each([
  ['tensorflow/libtensorflow_cc.so.2', 'deps/lib/libtensorflow_cc.so.2'],
  ['tensorflow/libtensorflow_framework.2.dylib', 'deps/lib/libtensorflow_framework.2.dylib'],
  ['tensorflow/include/tensorflow/c/eager/c_api.h', 'deps/include/tensorflow/c/eager/c_api.h'],
  ['tensorflow/include/xla/tsl/c/tsl_status.h', 'deps/include/xla/tsl/c/tsl_status.h'],
  ['tensorflow/include/LICENSE', 'deps/LICENSE'],
  ['tensorflow/include/Eigen/Core', undefined],
  ['tensorflow/include/tensorflow/c/eager/c_api.cc', undefined],
  ['tensorflow/python/_pywrap_tfe.so', undefined],
])('of TensorFlow, %s goes to %s', (entry, place) => {
  expect(placeOfTensorFlow(entry)).toBe(place);
});

test.each([
  ['nvidia/cublas/lib/libcublas.so.12', 'deps/nvidia/cublas/lib/libcublas.so.12'],
  ['nvidia/cudnn/lib/libcudnn_ops.so.9', 'deps/nvidia/cudnn/lib/libcudnn_ops.so.9'],
  ['nvidia/cublas/include/cublas.h', undefined],
  ['nvidia/cublas/lib/../../../etc/x.so', undefined],
  ['nvidia_cublas_cu12-12.9.1.4.dist-info/License.txt', 'deps/nvidia/licences/nvidia_cublas_cu12-12.9.1.4.txt'],
])('of NVIDIA, %s goes to %s', (entry, place) => {
  expect(placeOfNvidia(entry)).toBe(place);
});

test('pip is asked for wheels alone, for a fixed Python and each platform tag', () => {
  const args = pipArguments({ requirements: ['tensorflow==2.21.0'], tags: ['one', 'two'], into: '/wheels' });
  const text = args.join(' ');
  expect(text).toMatch(/^-m pip download --no-deps --only-binary=:all:/);
  expect(text).toContain('--python-version 3.12 --implementation cp --abi cp312 --platform one --platform two');
  expect(text).toMatch(/--dest \/wheels tensorflow==2\.21\.0$/);
});

test.each([
  [
    '  Downloading tensorflow_cpu-2.21.0-cp312.whl (274.0 MB)',
    { file: 'tensorflow_cpu-2.21.0-cp312.whl', bytes: 274e6 },
  ],
  ['Downloading https://host/a/nvidia_x-1.whl (23 kB)', { file: 'nvidia_x-1.whl', bytes: 23e3 }],
  ['Saved ./tensorflow.whl', undefined],
])('of pip’s line %j the size is read', (line, announced) => {
  expect(announcedDownload(line)).toEqual(announced);
});

test('unpacking writes what has a place, and reports its bytes', async () => {
  const into = folder();
  const wheel = path.join(into, 'a.whl');
  writeTinyWheel(wheel, { 'a/keep.txt': 'hello', 'a/drop.txt': 'no', 'a.dist-info/METADATA': METADATA });
  const seen: number[][] = [];
  const place = (entry: string): string | undefined => (entry.endsWith('keep.txt') ? 'kept/keep.txt' : undefined);
  const bytes = await unpackWheel({ wheel, into, place, onBytes: (done, total) => seen.push([done, total]) });
  expect(bytes).toBe(5);
  expect(seen).toEqual([[5, 5]]);
  expect(readFileSync(path.join(into, 'kept', 'keep.txt'), 'utf8')).toBe('hello');
  expect(await readMetadata(wheel)).toBe(METADATA);
});

test('a truncated wheel, and one that climbs out of its folder, are refused', async () => {
  const into = folder();
  const wheel = path.join(into, 'a.whl');
  writeTinyWheel(wheel, { 'a/keep.txt': 'hello' });
  truncateSync(wheel, 40);
  await expect(unpackWheel({ wheel, into, place: (entry) => entry })).rejects.toThrow();
  writeTinyWheel(wheel, { '../out.txt': 'hello' });
  await expect(unpackWheel({ wheel, into, place: (entry) => entry })).rejects.toThrow(/relative path/);
  expect(existsSync(path.join(into, '..', 'out.txt'))).toBe(false);
});

test('the addon’s version is the installed package’s', () => {
  const required: unknown = createRequire(import.meta.url)('@tensorflow/tfjs-node-gpu/package.json');
  expect(z.object({ version: z.string() }).parse(required).version).toBe(ADDON_VERSION);
});
