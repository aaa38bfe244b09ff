// What an import makes of a folder: its images with labels and splits, and what stands against it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportOrder, ImportPlan } from '../../shared/api/import.ts';
import { UserError } from '../../shared/errors.ts';
import { datasetFolder } from '../layout.ts';
import { distinctNames } from '../own/label-names.ts';
import { sizeInFile, transformBySize } from '../own/own-transform.ts';
import { knownDataset } from '../registry.ts';
import { transformNamed } from '../transforms/chosen-transform.ts';
import { outputSize } from '../transforms/geometry.ts';
import { type DividedImage, divideImages } from './divide-images.ts';
import { findFiles } from './find-files.ts';
import { imagesByName } from './images-by-name.ts';
import { imagesByTable } from './images-by-table.ts';

const SPLITS = ['train', 'valid', 'test'] as const;
const SPLIT_WORDS = { train: 'training', valid: 'validation', test: 'test' } as const;

export interface PlannedImport {
  readonly images: readonly DividedImage[];
  readonly plan: ImportPlan;
}

/** Into the data root `root`. Throws a UserError where folder or table can't be read. */
export async function planImport(root: string, order: ImportOrder, signal?: AbortSignal): Promise<PlannedImport> {
  const { images: there } = await findFiles(order.folder, signal);
  const { labels, folder, seed } = order;
  const labelled =
    labels.from === 'table' ? await imagesByTable(folder, labels, there) : imagesByName(there, labels.ratio);
  const divided = divideImages(labelled.images, seed);
  const classNames = distinctNames(divided.images.map(({ className }) => className));
  const biases = distinctNames(divided.images.map(({ biasName }) => biasName).filter((name) => name !== ''));
  const biasNames = biases.length < 2 ? null : biases;
  const prepared = await preparedAs(order, divided.images[0]?.path);
  const oneBias = biases.length === 1 ? [`All images have the bias label ${biases[0]}: taken as none`] : [];
  return {
    images: divided.images,
    plan: {
      classNames,
      biasNames,
      splits: SPLITS.map((split) => splitOf(split, divided.images, classNames, biasNames)),
      problems: [
        ...nameProblems(root, order.name),
        ...labelProblems(divided.images, classNames, biasNames),
        ...prepared.problems,
      ],
      notes: [...labelled.notes, ...divided.notes, ...oneBias, ...prepared.notes],
    },
  };
}

/** What the first image becomes: the others are looked at by the check that follows. */
async function preparedAs(
  { folder, transform }: ImportOrder,
  first: string | undefined,
): Promise<{ readonly problems: readonly string[]; readonly notes: readonly string[] }> {
  const size = first === undefined ? undefined : await sizeInFile(join(folder, first));
  if (size === undefined) return { problems: [], notes: [] };
  const name = transform ?? transformBySize(size);
  try {
    const { height, width } = outputSize(transformNamed(name, size).training, size);
    const given = `of ${size.height}x${size.width} pixels, as the first is, become ${height}x${width}`;
    return { problems: [], notes: [`Images ${given} by the transform ${name}`] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problems: [error.message], notes: [] };
  }
}

function splitOf(
  split: (typeof SPLITS)[number],
  images: readonly DividedImage[],
  classNames: readonly string[],
  biasNames: readonly string[] | null,
): ImportPlan['splits'][number] {
  const own = images.filter((image) => image.split === split);
  const [classes, biases] = [placesOf(classNames), placesOf(biasNames ?? [])];
  const groups = classNames.map(() => new Array<number>(biasNames?.length ?? 1).fill(0));
  for (const { className, biasName } of own) {
    const row = groups[classes.get(className) ?? 0] ?? [];
    const column = biasNames === null ? 0 : biases.get(biasName);
    if (column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { split, count: own.length, groups };
}

const placesOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, place) => [name, place]));

function nameProblems(root: string, name: string): string[] {
  const known = knownDataset(name);
  if (known !== undefined)
    return [`${name} is the name of ${known.title}, which is laid out otherwise: choose another`];
  return existsSync(datasetFolder(root, name)) ? [`A data set ${name} is there already: choose another name`] : [];
}

function labelProblems(
  images: readonly DividedImage[],
  classNames: readonly string[],
  biasNames: readonly string[] | null,
): string[] {
  if (images.length === 0) return ['No image has a label'];
  if (classNames.length < 2) return [`All images are of class ${classNames[0]}: there is nothing to tell apart`];
  const empty = SPLITS.filter((split) => images.every((image) => image.split !== split));
  const untrained = classNames.filter(
    (name) => !images.some(({ className, split }) => className === name && split === 'train'),
  );
  return [
    ...empty.map((split) => `There are no ${SPLIT_WORDS[split]} images`),
    ...untrained.map((name) => `No training image is of class ${name}`),
    ...(biasNames === null ? [] : SPLITS.flatMap((split) => biasProblem(split, images))),
  ];
}

/** Bias labels are known in all of a split or in none of it. */
function biasProblem(split: (typeof SPLITS)[number], images: readonly DividedImage[]): string[] {
  const own = images.filter((image) => image.split === split);
  const without = own.filter(({ biasName }) => biasName === '');
  if (without.length === 0 || without.length === own.length) return [];
  return [
    `${without.length} of ${own.length} ${SPLIT_WORDS[split]} images have no bias label (first: ${without[0]?.path}): complete them, or take no bias`,
  ];
}
