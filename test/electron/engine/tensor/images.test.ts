// Bytes of images on the device.
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { publishedTransforms } from '../../../../dataset/transforms/published-transforms.ts';
import { imagesFromBytes } from '../../../../electron/engine/tensor/images.ts';
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
  const bytes = new Uint8Array(Math.ceil(length / 4) * 4);
  expect(bytes.length - length).toBeGreaterThan(0);
  for (let i = 0; i < length; i++) bytes[i] = (i * 7) % 256;
  const images = imagesFromBytes(bytes, shape);
  expect(images.shape).toEqual([...shape]);
  expect([...images.dataSync()]).toEqual([...bytes.subarray(0, length)].map((byte) => Math.fround(byte / 255)));
});

test('takes memory that threads share', () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(12)).fill(51);
  expect([...imagesFromBytes(bytes, [1, 2, 2, 3]).dataSync()]).toEqual(new Array(12).fill(Math.fround(0.2)));
});

test('normalises each channel as torchvision does', () => {
  const shape = [2, 3, 5, 3] as const;
  const bytes = Uint8Array.from({ length: 92 }, (_, i) => (i * 37) % 256);
  const normalisation = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;
  const images = imagesFromBytes(bytes, shape, normalisation).dataSync();
  expect(images).toHaveLength(90);
  for (const [i, value] of images.entries()) {
    const channel = i % 3;
    const mean = normalisation.mean[channel] ?? 0;
    expect(value).toBeCloseTo(((bytes[i] ?? 0) / 255 - mean) / (normalisation.std[channel] ?? 1), 5);
  }
});

test.each([null, publishedTransforms.celebA.normalisation])(
  'leaves the bytes to be used again at once, and no tensor but the result, normalised by %o',
  (normalisation) => {
    const bytes = new Uint8Array(48).fill(255);
    imagesFromBytes(bytes, [1, 4, 4, 3], normalisation).dispose();
    const before = memory().numTensors;
    const images = imagesFromBytes(bytes, [1, 4, 4, 3], normalisation);
    bytes.fill(0);
    const white = [0, 1, 2].map((i) => (1 - (normalisation?.mean[i] ?? 0)) / (normalisation?.std[i] ?? 1));
    for (const [i, value] of images.dataSync().entries()) expect(value).toBeCloseTo(white[i % 3] ?? 0, 5);
    images.dispose();
    expect(memory().numTensors).toBe(before);
  },
);
