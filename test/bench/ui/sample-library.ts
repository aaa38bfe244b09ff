// A run on as many samples as CelebA has for training, made up: its data set, its mined set.
import { linkSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { HomeFolders } from '../../../electron/services/folders.ts';
import { MINED_FILE, MINED_FORMAT, type MinedSet, qualityOf } from '../../../shared/mined-set.ts';
import { generateRun } from '../../browser/generated-run.ts';
import { madeColumns } from '../../renderer/samples/made-columns.ts';

export const SAMPLED_RUN = 'sampled';
const DATA = 'many';
/** Images that differ; each file is one of them under a name of its own. */
const IMAGES = 400;
const CLASSES = 10;

/** `count` training samples, a hundred for validation and test each. */
export async function makeSampleLibrary(count: number): Promise<HomeFolders> {
  const home = mkdtempSync(join(tmpdir(), 'dcwp-bench-'));
  const folders = { data: join(home, 'data'), runs: join(home, 'runs'), cache: join(home, 'cache') };
  mkdirSync(folders.runs);
  const set = join(folders.data, DATA);
  mkdirSync(join(home, 'images'), { recursive: true });
  for (let image = 0; image < IMAGES; image++) await draw(join(home, 'images', `${image}.png`), image);
  const columns = madeColumns(count);
  const lines = ['path,class,bias,split'];
  const add = (path: string, index: number, split: string): void => {
    mkdirSync(join(set, path, '..'), { recursive: true });
    linkSync(join(home, 'images', `${index % IMAGES}.png`), join(set, path));
    lines.push(`${path},${columns.classes[index]},${columns.biases[index]},${split}`);
  };
  const pathOf = (index: number): string => `train/${String(index).padStart(7, '0')}.png`;
  for (let index = 0; index < count; index++) add(pathOf(index), index, 'train');
  for (let index = 0; index < 100; index++) {
    add(`valid/${index}.png`, index, 'valid');
    add(`test/${index}.png`, index, 'test');
  }
  writeFileSync(join(set, 'dataset.csv'), `${lines.join('\n')}\n`);
  const run = generateRun({
    runsRoot: folders.runs,
    name: SAMPLED_RUN,
    settings: { data: DATA, biased_pretrain_iter: 500, pretrain_iter: 500, pruning_iter: 500, retrain_iter: 500 },
    reportEvery: 100,
  });
  const mined: MinedSet = {
    ...{ format: MINED_FORMAT, method: 'ensemble', network: 'biased', step: 500, threshold: 0.8, corrected: null },
    quality: qualityOf(columns.mined, columns.conflicting),
    paths: Array.from({ length: count }, (_, index) => `${DATA}/${pathOf(index)}`),
    classes: [...columns.classes],
    predictions: [...columns.biasedPredictions],
    labelProbabilities: Array.from(columns.labelProbabilities, (p) => Math.round(1e5 * p) / 1e5),
    scores: Array.from(columns.scores, (score) => Math.round(1e5 * score) / 1e5),
    mined: Array.from(columns.mined, (mark) => (mark === 1 ? 1 : 0)),
  };
  writeFileSync(join(run, MINED_FILE), JSON.stringify(mined));
  return folders;
}

/** Stripes of a colour of its own. */
async function draw(path: string, image: number): Promise<void> {
  const side = 32;
  const pixels = Buffer.alloc(side * side * 3);
  const color = [17 * image, 7 * image + 80, 255 - 5 * image].map((value) => Math.abs(value) % 256);
  for (let at = 0; at < pixels.length; at++) {
    const column = Math.floor(at / 3) % side;
    pixels[at] = (column + image) % (2 + (image % CLASSES)) === 0 ? 255 : (color[at % 3] ?? 0);
  }
  await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toFile(path);
}
