// The decoder of plain PNG files, against libvips.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePlainPng } from '../../../dataset/decoding/plain-png.ts';

const MOST = 1_000_000;
/** Bytes of a row of the photograph, that of the filter included. */
const ROW = 1 + 3 * 178;
const photograph = readFileSync(fileURLToPath(new URL('../../golden/transforms/input_178x218.png', import.meta.url)));

async function expectLikeLibvips(file: Buffer): Promise<void> {
  const { data, info } = await sharp(file).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const own = decodePlainPng(file, MOST);
  expect([own?.height, own?.width]).toEqual([info.height, info.width]);
  expect(data.equals(own?.pixels ?? Buffer.alloc(0))).toBe(true);
}

describe('a plain PNG', () => {
  test.each([
    ['with filters', { adaptiveFiltering: true }],
    ['without filters', { adaptiveFiltering: false }],
    ['hardly compressed, in many chunks', { compressionLevel: 0 }],
  ])('%s is decoded as libvips does', async (_how, options) => {
    await expectLikeLibvips(await sharp(photograph).png(options).toBuffer());
  });

  test('of any bytes under all five filters is decoded as libvips does', async () => {
    const rows = Buffer.from(Uint8Array.from({ length: 218 * ROW }, (_, i) => Math.imul(i, 2654435761) >>> 24));
    // Each filter after each other one, and each in the first row.
    for (const first of [0, 1, 2, 3, 4]) {
      for (let y = 0; y < 218; y++) rows[y * ROW] = (first + y * (1 + Math.floor(y / 50))) % 5;
      await expectLikeLibvips(withPixels(deflateSync(rows)));
    }
  });
});

describe('is left to libvips', () => {
  const image = sharp(photograph);
  test.each([
    ['a gray file', () => image.clone().toColourspace('b-w').png().toBuffer()],
    ['a palette', () => image.clone().png({ palette: true }).toBuffer()],
    ['one with alpha', () => image.clone().ensureAlpha().png().toBuffer()],
    ['one of 16 bits', () => image.clone().toColourspace('rgb16').png().toBuffer()],
    ['an interlaced one', () => image.clone().png({ progressive: true }).toBuffer()],
    ['a JPEG', () => image.clone().jpeg().toBuffer()],
    ['a truncated one', async () => photograph.subarray(0, photograph.length - 20)],
    ['one with a flipped bit', async () => Buffer.from(photograph.map((byte, i) => (i === 4000 ? byte ^ 1 : byte)))],
    ['an empty one', async () => Buffer.alloc(0)],
    ['one whose pixels end early', async () => withPixels(deflateSync(Buffer.alloc(100)))],
  ])('%s', async (_what, make) => {
    expect(decodePlainPng(await make(), MOST)).toBeUndefined();
  });

  test('one of more pixels than allowed', () => {
    expect(decodePlainPng(photograph, 178 * 218 - 1)).toBeUndefined();
    expect(decodePlainPng(photograph, 178 * 218)).toBeDefined();
  });
});

/** The photograph with other compressed pixels, its checksums right. */
function withPixels(data: Buffer): Buffer {
  const header = photograph.subarray(0, 33);
  return Buffer.concat([header, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(data.length);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}
