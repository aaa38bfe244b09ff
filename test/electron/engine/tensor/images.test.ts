// Bytes of images on the device.
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { bytesOfBatch, imagesFromBytes } from '../../../../electron/engine/tensor/images.ts';
import { useTensorFlow } from '../../../tensorflow.ts';

beforeAll(() => {
  useTensorFlow();
});

test('gives each byte its float from 0 to 1, divided by 255', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const images = imagesFromBytes(bytes, [1, 16, 16, 1]);
  expect(images.shape).toEqual([1, 16, 16, 1]);
  expect([...images.dataSync()]).toEqual([...bytes].map((byte) => Math.fround(byte / 255)));
});

test.each([
  [1, 3, 3, 1],
  [3, 5, 5, 3],
  [2, 7, 7, 3],
] as const)('takes [%i, %i, %i, %i], whose length is no multiple of four', (...shape) => {
  const length = shape[0] * shape[1] * shape[2] * shape[3];
  const bytes = new Uint8Array(bytesOfBatch(shape));
  expect(bytes.length - length).toBeGreaterThan(0);
  for (let i = 0; i < length; i++) bytes[i] = (i * 7) % 256;
  const images = imagesFromBytes(bytes, shape);
  expect(images.shape).toEqual([...shape]);
  expect([...images.dataSync()]).toEqual([...bytes.subarray(0, length)].map((byte) => Math.fround(byte / 255)));
});

test('leaves the bytes to be used again at once, and no tensor but the result', () => {
  const bytes = new Uint8Array(48).fill(255);
  imagesFromBytes(bytes, [1, 4, 4, 3]).dispose();
  const before = memory().numTensors;
  const images = imagesFromBytes(bytes, [1, 4, 4, 3]);
  bytes.fill(0);
  expect([...images.dataSync()]).toEqual(new Array(48).fill(1));
  images.dispose();
  expect(memory().numTensors).toBe(before);
});
