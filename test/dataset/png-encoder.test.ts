import sharp from 'sharp';
import { expect, it } from 'vitest';
import { encodePng } from '../../dataset/png-encoder.ts';
import { RandomStream } from '../../shared/random.ts';

it.each([
  [28, 28],
  [1, 3],
  [5, 1],
])('encodes %ix%i so that libvips decodes the same pixels', async (height, width) => {
  const random = RandomStream.for(1, 'pixels');
  const pixels = Uint8Array.from({ length: height * width * 3 }, () => random.below(256));
  const png = encodePng(pixels, { height, width, channels: 3 });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([info.height, info.width, info.channels]).toEqual([height, width, 3]);
  expect([...data]).toEqual([...pixels]);
});

it('refuses pixels of another size', () => {
  expect(() => encodePng(new Uint8Array(11), { height: 2, width: 2, channels: 3 })).toThrow(RangeError);
});
