// The small Colored MNIST as a user's own images, with a table that names even and odd digits; of colours it says nothing.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeText } from '../dataset/written-sets.ts';

/** As the data set `own` beside `cmnist`. */
export function writeUnlabelledDigits(root: string): void {
  const own = join(root, 'own');
  const folders = { train: ['5pct/align', '5pct/conflict'], valid: ['5pct/valid'], test: ['test'] };
  const lines = Object.entries(folders).flatMap(([split, parts]) =>
    parts.flatMap((part) => {
      const from = join(root, 'cmnist', part);
      const folder = part.replaceAll('/', '-');
      cpSync(from, join(own, folder), { recursive: true });
      const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.png'));
      return files.map((file) => {
        const digit = Number(file.split('_').at(-2));
        return `${folder}/${file},${digit % 2 === 0 ? 'even' : 'odd'},${split}`;
      });
    }),
  );
  writeText(join(own, 'digits.csv'), ['path,class,split', ...lines]);
}
