import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { imageNotices } from '../../dataset/image-notices.ts';
import { temporaryFolder } from './small-mnist.ts';

const blank = () => sharp({ create: { width: 8, height: 4, channels: 3, background: 'white' } });

it('tells rotated JPEGs and 16-bit PNGs by their first, and no others', async () => {
  const root = temporaryFolder();
  const file = (name: string): string => join(root, 'own', name);
  mkdirSync(join(root, 'own'));
  await blank().jpeg().withMetadata({ orientation: 6 }).toFile(file('a.jpg'));
  await blank().jpeg().withMetadata({ orientation: 1 }).toFile(file('b.jpg'));
  await blank().jpeg().withMetadata({ orientation: 8 }).toFile(file('c.jpg'));
  await blank().jpeg().toFile(file('d.jpg'));
  await blank().png().toFile(file('e.png'));
  await blank().toColourspace('rgb16').png().toFile(file('f.png'));
  const files = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.png', 'f.png', 'gone.png'].map((path) => ({
    path,
    classLabel: 0,
    biasLabel: null,
  }));
  const notices = await imageNotices({ root, folder: 'own', conflictPercent: null }, files, {});
  expect(notices).toEqual([
    { code: 'image-rotated', path: 'own/a.jpg', message: expect.stringMatching(/^this image and 1 more have an EXIF/) },
    { code: 'image-16-bit', path: 'own/f.png', message: 'this image has 16 bits a channel: the upper 8 are read' },
  ]);
});
