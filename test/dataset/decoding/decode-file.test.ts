// Image files of every kind that users have, and of the kinds that nobody should have.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../dataset/check.ts';
import { decodeFile } from '../../../dataset/decoding/decode-file.ts';
import { openDataset } from '../../../dataset/open.ts';
import { temporaryFolder } from '../small-mnist.ts';
import { writeImage, writeText } from '../written-sets.ts';

type Channels = 1 | 2 | 3 | 4;

const image = (values: readonly number[], channels: Channels, width = 2): Sharp => {
  const height = values.length / channels / width;
  return sharp(Uint8Array.from(values), { raw: { width, height, channels } });
};

/** Two pixels, red and a dark blue. */
const rgb = [255, 0, 0, 0, 0, 60];

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG whose header claims that size; its pixels, one bit each, are those of `rows` rows alone. */
function claimedPng(width: number, height: number, rows: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function fileOf(bytes: Buffer): string {
  const file = join(temporaryFolder(), 'image');
  writeFileSync(file, bytes);
  return file;
}

describe('an image file is decoded to RGB', () => {
  it.each<[what: string, bytes: () => Promise<Buffer>, expected: readonly number[]]>([
    ['RGB', () => image(rgb, 3).png().toBuffer(), rgb],
    ['gray', () => image([7, 200], 1).toColourspace('b-w').png().toBuffer(), [7, 7, 7, 200, 200, 200]],
    [
      'gray and alpha',
      () => image([7, 0, 200, 128], 2).toColourspace('b-w').png().toBuffer(),
      [7, 7, 7, 200, 200, 200],
    ],
    ['RGBA, its transparent pixels too', () => image([255, 0, 0, 0, 0, 0, 60, 255], 4).png().toBuffer(), rgb],
    ['of a palette', () => image(rgb, 3).png({ palette: true }).toBuffer(), rgb],
    ['interlaced', () => image(rgb, 3).png({ progressive: true }).toBuffer(), rgb],
    ['WebP', () => image(rgb, 3).webp({ lossless: true }).toBuffer(), rgb],
    [
      'with a colour profile, which is ignored',
      () => image([255, 0, 0, 9, 0, 0, 60, 255], 4).png().withIccProfile('p3').toBuffer(),
      [234, 51, 34, 0, 0, 57],
    ],
  ])('%s', async (_, bytes, expected) => {
    const { pixels, height, width } = await decodeFile(fileOf(await bytes()));
    expect([height, width]).toEqual([1, 2]);
    expect([...pixels]).toEqual(expected);
  });

  it.each<[colour: string, channels: 1 | 3, space: 'grey16' | 'rgb16', expected: readonly number[]]>([
    ['gray', 1, 'grey16', [0, 0, 0, 1, 1, 1, 128, 128, 128]],
    ['RGB', 3, 'rgb16', [0, 1, 128]],
  ])('%s of 16 bits, of which the upper 8 are kept', async (_, channels, space, expected) => {
    const values = Uint16Array.of(255, 0x0123, 0x8000);
    const raw = { width: 3 / channels, height: 1, channels };
    const bytes = await sharp(values, { raw }).toColourspace(space).png().toBuffer();
    expect((await sharp(bytes).metadata()).depth).toBe('ushort');
    expect([...(await decodeFile(fileOf(bytes))).pixels]).toEqual(expected);
  });

  it('as its pixels are stored, whatever its EXIF orientation', async () => {
    const gray = Array.from({ length: 16 * 8 }, (_, index) => (index % 16 < 8 ? 0 : 255));
    const upright = image(gray, 1, 16).jpeg({ quality: 100 });
    const turned = await upright.clone().withMetadata({ orientation: 6 }).toBuffer();
    const { pixels, ...size } = await decodeFile(fileOf(turned));
    expect(size).toEqual({ height: 8, width: 16 });
    expect([...pixels]).toEqual([...(await decodeFile(fileOf(await upright.toBuffer()))).pixels]);
  });
});

const noise = sharp({
  create: { width: 64, height: 64, channels: 3, background: 'gray', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
});
const half = async (bytes: Promise<Buffer>): Promise<Buffer> => {
  const whole = await bytes;
  return whole.subarray(0, whole.length / 2);
};

/** Each is refused with that code, and a message that begins so. */
const broken: readonly [what: string, name: string, bytes: () => Promise<Buffer>, code: string, message: RegExp][] = [
  [
    'a truncated JPEG',
    'cut.jpg',
    () => half(noise.clone().jpeg().toBuffer()),
    'image-unreadable',
    /^not a readable image: .*(premature|truncated|end)/i,
  ],
  [
    'a truncated PNG',
    'cut.png',
    () => half(noise.clone().png().toBuffer()),
    'image-unreadable',
    /^not a readable image: /,
  ],
  [
    'an empty file',
    'empty.png',
    async () => Buffer.alloc(0),
    'image-unreadable',
    /^not a readable image: an empty file$/,
  ],
  ['text', 'text.jpg', async () => Buffer.from('not an image'), 'image-unreadable', /it is no PNG, JPEG or WebP$/],
  [
    'a drawing that names a file',
    'drawing.png',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'),
    'image-unreadable',
    /it is no PNG, JPEG or WebP$/,
  ],
  [
    'a bomb of 30,000x30,000 pixels',
    'bomb.png',
    async () => claimedPng(30_000, 30_000, 30_000),
    'image-too-large',
    /^30000x30000 pixels, more than the limit of 67,108,864$/,
  ],
  [
    'a header without its pixels',
    'claim.png',
    async () => claimedPng(4_000, 4_000, 1),
    'image-unreadable',
    /^not a readable image: /,
  ],
];

describe('an image file is refused', () => {
  it.each(broken)('%s', async (_, __, bytes, code, message) => {
    const file = fileOf(await bytes());
    const before = process.memoryUsage().rss;
    await expect(decodeFile(file)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
  });

  it('with all others of the set in one report, before a run and when it begins', async () => {
    const root = temporaryFolder();
    const base = join(root, 'own');
    const good = ['a.png', 'b.png', 'c.png', 'd.png'];
    await Promise.all(good.map((name, level) => writeImage(join(base, name), level, { height: 64, width: 64 })));
    for (const [, name, bytes] of broken) writeFileSync(join(base, name), await bytes());
    const row = (name: string, index: number): string =>
      `${name},${index % 2},${['train', 'train', 'valid', 'test'][index]}`;
    writeText(join(base, 'list.csv'), [
      'path,class,split',
      ...good.map(row),
      ...broken.map(([, name]) => `${name},0,train`),
    ]);
    const report = await checkDataset({ root, name: 'own' });
    const expected = broken.map(([, name, , code]) => [`own/${name}`, code]).toSorted();
    expect(report.problems.map(({ path, code }) => [path, code]).toSorted()).toEqual(expected);
    expect(report.splits.map(({ count }) => count)).toEqual([2 + broken.length, 1, 1]);
    await expect(openDataset({ root, name: 'own', conflictPercent: 5 })).rejects.toMatchObject({
      kind: 'user',
      code: 'data-set-damaged',
      message: expect.stringMatching(/has 7 problems:[\s\S]*own\/bomb\.png: 30000x30000 pixels/),
    });
  });
});
