// A set laid out as CelebA is, with as many files, for benchmarks: hard links to some thousand distinct images.
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** CelebA's own: training, validation, test. */
const COUNTS = [162_770, 19_867, 19_962] as const;

/** Lays the set out below the data root `root`, from the JPEG files `names` of `folder`. */
export function layOutCelebA(root: string, folder: string, names: readonly string[]): void {
  const base = join(root, 'celebA');
  const images = join(base, 'celeba', 'img_align_celeba');
  mkdirSync(images, { recursive: true });
  const lines = ['image_id,split,Blond_Hair,Male'];
  let id = 0;
  for (const [split, count] of COUNTS.entries()) {
    for (let i = 0; i < count; i++) {
      const name = `${String(++id).padStart(6, '0')}.jpg`;
      linkSync(join(folder, names[id % names.length] ?? ''), join(images, name));
      lines.push(`${name},${split},${Math.floor(i / 2) % 2},${i % 2}`);
    }
  }
  writeFileSync(join(base, 'metadata_blonde_subsampled.csv'), `${lines.join('\n')}\n`);
}
