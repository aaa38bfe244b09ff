// The reader of data sets that a table describes.
import { join } from 'node:path';
import { FileWalk } from '../file-walk.ts';
import type { DatasetPlace, LayoutReader, Vocabulary } from '../layout-reader.ts';
import type { Split } from '../samples.ts';
import type { LabelledRow, LabelledTable } from './labelled-table.ts';
import { duplicates, listRows } from './list-rows.ts';

export interface TableLayout {
  /** Whether `base`, the set's folder, holds what tells that the set is there. */
  isThere(base: string): Promise<boolean>;
  /** What is needed beside it and not there: paths below the set's folder. */
  missing(base: string): Promise<readonly string[]>;
  /** Throws a UserError where the table as a whole can't be used. `folder` is the set's below the data root. */
  read(place: DatasetPlace, vocabulary?: Vocabulary): Promise<LabelledTable>;
}

const baseOf = ({ root, folder }: DatasetPlace): string => join(root, folder);

function conflictsOf({ rows, description: { aligned } }: LabelledTable): number | null {
  const train = rows.filter(({ split }) => split === 'train');
  if (aligned === null || train.some(({ biasLabel }) => biasLabel === null)) return null;
  const conflicts = ({ classLabel, biasLabel }: LabelledRow): boolean => !aligned[classLabel]?.[biasLabel ?? 0];
  return train.filter(conflicts).length;
}

export function tableReader(layout: TableLayout): LayoutReader {
  return {
    ratios: async (root, folder) => ((await layout.isThere(join(root, folder))) ? [null] : []),
    missing: (place) => layout.missing(baseOf(place)),
    async count(place) {
      const table = await layout.read(place);
      const count = (wanted: Split): number => table.rows.filter(({ split }) => split === wanted).length;
      const [train, valid, test] = [count('train'), count('valid'), count('test')];
      return { train, conflicting: conflictsOf(table), valid, test, seed: null };
    },
    async open(place, vocabulary) {
      const table = await layout.read(place, vocabulary);
      const again = duplicates(table.rows);
      const { description, problems, notices } = table;
      return {
        description,
        problems,
        notices,
        list: (split, signal) => listRows(new FileWalk(place.root, place.folder), table, again, split, signal),
      };
    },
  };
}
