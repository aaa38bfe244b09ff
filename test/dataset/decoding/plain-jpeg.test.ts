// JPEG files that are decoded without sharp, against what sharp makes of them.
import sharp, { type JpegOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePlainJpeg } from '../../../dataset/decoding/plain-jpeg.ts';
import { RandomStream } from '../../../shared/random.ts';

/** Blurred noise, which has colour at every frequency that matters. */
function picture(width: number, height: number) {
  const random = RandomStream.for(0, 'picture');
  const raw = Uint8Array.from({ length: width * height * 3 }, () => random.below(256));
  return sharp(raw, { raw: { width, height, channels: 3 } }).blur(1.5);
}

describe('a JPEG file is decoded to the very pixels that sharp gives', () => {
  it.each<[what: string, width: number, height: number, options: JpegOptions]>([
    ['as CelebA has them', 178, 218, { quality: 75 }],
    ['without subsampled colours', 178, 218, { quality: 95, chromaSubsampling: '4:4:4' }],
    ['progressive', 61, 47, { quality: 90, progressive: true }],
    ['of one pixel', 1, 1, {}],
    ['of odd sizes', 17, 33, { quality: 30 }],
  ])('%s', async (_, width, height, options) => {
    const file = await picture(width, height).jpeg(options).toBuffer();
    const decoded = await decodePlainJpeg(file);
    expect(decoded).toMatchObject({ width, height });
    expect(decoded?.pixels).toEqual(new Uint8Array(await sharp(file).raw().toBuffer()));
  });

  it('gray, tripled', async () => {
    const file = await picture(40, 30).grayscale().jpeg().toBuffer();
    const expected = await sharp(file).toColourspace('srgb').raw().toBuffer();
    expect((await decodePlainJpeg(file))?.pixels).toEqual(new Uint8Array(expected));
  });

  it('whatever its EXIF orientation and colour profile', async () => {
    const file = await picture(40, 30).jpeg().withMetadata({ orientation: 6 }).withIccProfile('p3').toBuffer();
    const expected = await sharp(file, { ignoreIcc: true }).raw().toBuffer();
    const decoded = await decodePlainJpeg(file);
    expect(decoded).toMatchObject({ width: 40, height: 30 });
    expect(decoded?.pixels).toEqual(new Uint8Array(expected));
  });
});

describe('it is left to sharp where it is', () => {
  const whole = picture(178, 218).jpeg({ quality: 75 }).toBuffer();

  it.each<[what: string, file: () => Promise<Buffer>]>([
    ['a PNG', () => picture(8, 8).png().toBuffer()],
    ['of four colours', () => picture(8, 8).toColourspace('cmyk').jpeg().toBuffer()],
    ['large', () => picture(1100, 1000).jpeg().toBuffer()],
    ['cut short', async () => (await whole).subarray(0, 5000)],
    [
      'cut short, with an end put there',
      async () => Buffer.concat([(await whole).subarray(0, 5000), Buffer.from('ffd9', 'hex')]),
    ],
    ['cut within its header', async () => (await whole).subarray(0, 30)],
    ['of three bytes', async () => Buffer.from('ffd8ff', 'hex')],
    [
      'damaged in its tables',
      async () => {
        const file = Buffer.from(await whole);
        const tables = file.indexOf(Buffer.from('ffc4', 'hex'));
        return file.fill(0xee, tables + 4, tables + 40);
      },
    ],
  ])('%s', async (_, file) => {
    expect(await decodePlainJpeg(await file())).toBeUndefined();
  });

  it('and the next file is decoded all the same', async () => {
    const decoded = await decodePlainJpeg(await whole);
    expect(decoded?.pixels).toEqual(
      new Uint8Array(
        await sharp(await whole)
          .raw()
          .toBuffer(),
      ),
    );
  });
});
