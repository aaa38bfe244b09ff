// Waterbirds: whether a bird lives on land or on water, biased by what is behind it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diagonalGroups } from '../../shared/group-accuracy.ts';
import type { Description } from '../description.ts';
import type { KnownDataset } from '../known-dataset.ts';
import type { DatasetPlace } from '../layout-reader.ts';
import { columnsOf } from '../table/columns.ts';
import { readDelimited } from '../table/delimited-text.ts';
import { type LabelledRow, type LabelledTable, TableProblems } from '../table/labelled-table.ts';
import { binary, meaningOf, numberedSplits } from '../table/number-labels.ts';
import { tableReader } from '../table/table-reader.ts';

const METADATA = 'metadata.csv';

const description: Description = {
  classNames: ['landbird', 'waterbird'],
  biasNames: ['land', 'water'],
  aligned: diagonalGroups(2, 2),
  shape: null,
  transform: 'celebA',
};

/** Other columns than these four are ignored. */
async function read({ root, folder }: DatasetPlace): Promise<LabelledTable> {
  const path = join(root, folder, METADATA);
  const text = await readDelimited(root, path);
  const columns = columnsOf(text, path, ['img_filename', 'y', 'split', 'place']);
  const problems = new TableProblems(`${folder}/${METADATA}`);
  const rows = text.records.flatMap(({ row, fields }): LabelledRow[] => {
    const classLabel = meaningOf(problems, row, 'y', fields[columns.y], binary);
    const biasLabel = meaningOf(problems, row, 'place', fields[columns.place], binary);
    const split = meaningOf(problems, row, 'split', fields[columns.split], numberedSplits);
    if (classLabel === undefined || biasLabel === undefined || split === undefined) return [];
    return [{ path: fields[columns.img_filename] ?? '', split, classLabel, biasLabel, at: `${METADATA}, row ${row}` }];
  });
  return { description, rows, problems: problems.problems, notices: [] };
}

export const waterbirds: KnownDataset = {
  name: 'waterbirds',
  title: 'Waterbirds',
  // As its archive unpacks, as WILDS unpacks it, as the group DRO and the published program look for it.
  folders: [
    'waterbirds',
    'waterbird_complete95_forest2water2',
    'waterbirds_v1.0',
    'cub/data/waterbird_complete95_forest2water2',
  ],
  conflictPercents: [],
  reader: tableReader({
    isThere: async (base) => existsSync(join(base, METADATA)),
    missing: async () => [],
    read,
  }),
};
