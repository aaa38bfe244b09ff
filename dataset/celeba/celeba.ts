// CelebA: whether a person's hair is blond, biased by gender.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Description } from '../description.ts';
import type { KnownDataset } from '../known-dataset.ts';
import type { DatasetPlace } from '../layout-reader.ts';
import { type LabelledRow, type LabelledTable, TableProblems } from '../table/labelled-table.ts';
import { attribute, meaningOf, numberedSplits } from '../table/number-labels.ts';
import { tableReader } from '../table/table-reader.ts';
import { type AttributeRecord, METADATA, original, readOriginal, readSubsample } from './celeba-tables.ts';

const IMAGES = 'celeba/img_align_celeba';

const description: Description = {
  classNames: ['not blond', 'blond'],
  biasNames: ['female', 'male'],
  // Equal labels conflict: women who are not blond, men who are.
  aligned: [
    [false, true],
    [true, false],
  ],
  shape: null,
  transform: 'celebA',
};

/** What describes the set, and what of it is absent. */
function tablesIn(base: string) {
  const attributes = original(base, 'list_attr_celeba');
  const partition = original(base, 'list_eval_partition');
  return { subsampled: existsSync(join(base, METADATA)), attributes, partition };
}

async function missing(base: string): Promise<string[]> {
  const { subsampled, attributes, partition } = tablesIn(base);
  const absent = [
    subsampled || attributes !== undefined ? '' : 'celeba/list_attr_celeba.txt',
    subsampled || partition !== undefined ? '' : 'celeba/list_eval_partition.txt',
    existsSync(join(base, IMAGES)) ? '' : IMAGES,
  ];
  return absent.filter((path) => path !== '');
}

async function records(root: string, base: string): Promise<{ file: string; found: AttributeRecord[] }> {
  const { subsampled, attributes = '', partition = '' } = tablesIn(base);
  if (subsampled) return { file: METADATA, found: await readSubsample(root, base) };
  const file = attributes.slice(base.length + 1).replaceAll('\\', '/');
  return { file, found: await readOriginal(root, attributes, partition) };
}

async function read({ root, folder }: DatasetPlace): Promise<LabelledTable> {
  const { file, found } = await records(root, join(root, folder));
  const problems = new TableProblems(`${folder}/${file}`);
  const rows = found.flatMap(({ row, image, blond, male, split: part }): LabelledRow[] => {
    const classLabel = meaningOf(problems, row, 'Blond_Hair', blond, attribute);
    const biasLabel = meaningOf(problems, row, 'Male', male, attribute);
    const split = meaningOf(problems, row, 'split', part, numberedSplits);
    if (classLabel === undefined || biasLabel === undefined || split === undefined) return [];
    return [{ path: `${IMAGES}/${image}`, split, classLabel, biasLabel, at: `${file}, row ${row}` }];
  });
  return { description, rows, problems: problems.problems, notices: [] };
}

export const celebA: KnownDataset = {
  name: 'celebA',
  title: 'CelebA, blond hair',
  folders: ['celebA'],
  conflictPercents: [],
  reader: tableReader({
    isThere: async (base) => {
      const { subsampled, attributes } = tablesIn(base);
      return subsampled || attributes !== undefined || existsSync(join(base, IMAGES));
    },
    missing,
    read,
  }),
};
