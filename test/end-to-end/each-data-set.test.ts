// A short run on every data set, through its published transform: real handwritten digits, laid out as each is published.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Configuration } from '../../shared/configuration.ts';
import type { EventOf } from '../../shared/events.ts';
import { shippedFile } from '../dataset/small-mnist.ts';
import { writeText } from '../dataset/written-sets.ts';
import { attend, short, smallDataRoot, smallRun } from './small-run.ts';

interface Laid {
  readonly digit: number;
  readonly label: number;
  /** The colour. */
  readonly bias: number;
  readonly split: 'train' | 'valid' | 'test';
}

/** 96 training digits of the classes that `labelOf` makes, each tenth in another class's colour; 16 of each other split. */
function digitsOf(classes: number, labelOf: (digit: number) => number): readonly Laid[] {
  return Array.from({ length: 128 }, (_, digit): Laid => {
    const label = labelOf(shippedFile('train-labels-idx1-ubyte')[8 + digit] ?? 0);
    const split = digit < 96 ? 'train' : digit < 112 ? 'valid' : 'test';
    const conflicts = split === 'train' ? digit % 10 === 3 : digit % 2 === 0;
    return { digit, label, bias: (label + (conflicts ? 1 : 0)) % classes, split };
  });
}

const tens = digitsOf(10, (value) => value);
const halves = digitsOf(2, (value) => (value < 5 ? 0 : 1));

const shades = [
  [230, 60, 40],
  [40, 90, 230],
  [60, 200, 60],
  [220, 210, 50],
  [200, 60, 210],
  [60, 210, 210],
  [250, 150, 50],
  [120, 60, 20],
  [250, 190, 200],
  [110, 110, 110],
] as const;

async function write(file: string, { digit, bias }: Laid, width: number, height: number): Promise<void> {
  const start = 16 + digit * 784;
  const strokes = shippedFile('train-images-idx3-ubyte').subarray(start, start + 784);
  const pixels = Uint8Array.from({ length: 3 * 784 }, (_, i) =>
    Math.max(strokes[Math.floor(i / 3)] ?? 0, (shades[bias]?.[i % 3] ?? 0) / 2),
  );
  mkdirSync(dirname(file), { recursive: true });
  await sharp(pixels, { raw: { width: 28, height: 28, channels: 3 } })
    .resize(width, height, { fit: 'fill' })
    .toFormat(file.endsWith('.png') ? 'png' : 'jpeg')
    .toFile(file);
}

type SizeOf = (laid: Laid) => [width: number, height: number];

const writeAll = (digits: readonly Laid[], file: (laid: Laid) => string, size: SizeOf) =>
  Promise.all(digits.map((laid) => write(file(laid), laid, ...size(laid))));

/** In folders by ratio, or flat, as bffhq has its validation and test images. */
const published = (digits: readonly Laid[], base: string, ratio: string, side: number, flat: boolean) => {
  const pathOf = ({ digit, label, bias, split }: Laid): string => {
    const name = `${digit}_${label}_${bias}.png`;
    const below = flat ? name : `${label}/${name}`;
    if (split === 'train') return join(ratio, label === bias ? 'align' : 'conflict', String(label), name);
    return split === 'valid' ? join(ratio, 'valid', below) : join('test', below);
  };
  return writeAll(
    digits,
    (laid) => join(base, pathOf(laid)),
    () => [side, side],
  );
};

const number = (split: Laid['split']): number => ['train', 'valid', 'test'].indexOf(split);

/** By name: how it is laid out below its folder, and what a run makes of it. */
const sets: readonly [
  name: string,
  layOut: (base: string) => Promise<unknown>,
  settings: Partial<Configuration>,
  side: number,
][] = [
  ['cifar10c', (base) => published(tens, base, '5pct', 32, false), { conflict_pct: 5 }, 32],
  ['bffhq', (base) => published(halves, base, '0.5pct', 160, true), { conflict_pct: 0.5 }, 128],
  [
    'celebA',
    async (base) => {
      const name = (digit: number): string => `${String(digit + 1).padStart(6, '0')}.jpg`;
      // There equal labels conflict.
      const rows = halves.map(({ digit, label, bias, split }) => [name(digit), number(split), label, 1 - bias].join());
      writeText(join(base, 'metadata_blonde_subsampled.csv'), ['image_id,split,Blond_Hair,Male', ...rows]);
      await writeAll(
        halves,
        ({ digit }) => join(base, 'celeba', 'img_align_celeba', name(digit)),
        () => [178, 218],
      );
    },
    {},
    224,
  ],
  [
    'waterbirds',
    async (base) => {
      const name = ({ label, digit }: Laid): string => `00${label}.Digit/${digit}.jpg`;
      const rows = halves.map((laid) => [name(laid), laid.label, number(laid.split), laid.bias].join());
      writeText(join(base, 'metadata.csv'), ['img_filename,y,split,place', ...rows]);
      await writeAll(
        halves,
        (laid) => join(base, name(laid)),
        ({ digit }) => [240 + digit, 200],
      );
    },
    {},
    224,
  ],
  [
    'ziffern',
    async (base) => {
      const name = ({ digit }: Laid): string => `bilder/größe ${digit}.png`;
      const row = (laid: Laid): string =>
        `${name(laid)},${['klein', 'groß'][laid.label]},${['rot', 'blau'][laid.bias]},${laid.split}`;
      writeText(join(base, 'liste.csv'), ['path,class,bias,split', ...halves.map(row)]);
      await writeAll(
        halves,
        (laid) => join(base, name(laid)),
        () => [28, 28],
      );
    },
    {},
    28,
  ],
];

test.each(sets)('%s', async (data, layOut, settings, side) => {
  await layOut(join(await smallDataRoot(), data));
  const lengths = { batch_size: 16, pretrain_iter: 16, pruning_iter: 8, retrain_iter: 8, print_every: 4 };
  const run = await smallRun({ ...short, ...lengths, data, network: 'cnn', cmnist_use_mlp: false, ...settings });
  const { events, end } = await attend(run);
  expect(end).toBe('finished');
  const opened = events.find((event) => event.type === 'data-opened');
  expect(opened).toMatchObject({
    shape: { height: side, width: side, channels: 3 },
    counts: { train: 96, valid: 16, test: 16 },
  });
  expect(conflictsOf(opened)).toBe(10);
  const losses = events.filter((event) => event.type === 'losses' && event.network === 'biased');
  const [first, last] = [losses[0], losses.at(-1)].map((event) =>
    event?.type === 'losses' ? event.total : Number.NaN,
  );
  expect(last).toBeLessThan(0.8 * (first ?? 0));
});

/** Of the training samples, by the groups that the run tells of. */
function conflictsOf(opened: EventOf<'data-opened'> | undefined): number {
  const cells = opened?.trainingGroups?.flatMap((row, label) =>
    row.map((count, bias) => (opened.aligned?.[label]?.[bias] ? 0 : count)),
  );
  return (cells ?? []).reduce((sum, count) => sum + count, 0);
}
