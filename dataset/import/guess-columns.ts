// What the columns of a table are likely to be, by their names and first values.
import type { ColumnRole, SurveyedTable } from '../../shared/api/import.ts';
import { SPLIT_NAMES } from '../own/own-table.ts';

/** As tables of published data sets have them; the first that fits counts. */
const NAMES: Readonly<Record<ColumnRole, readonly RegExp[]>> = {
  path: [/^(image_?|img_?|file_?)?path$/, /^(image|img|file)_?(file)?_?name$/, /^(image|img|file)(_?id)?$/],
  class: [/^(class|label|target|category)(_?name)?$/, /^y$/],
  bias: [
    /^bias(_?(label|name))?$/,
    /^(attribute|spurious|confounder|place|background|domain|environment)$/,
    /^(gender|sex|male|colou?r|a)$/,
  ],
  split: [/^(split|partition|subset|set|fold)$/],
};
const IMAGE = /\.(?:png|jpe?g|webp)$/i;

export function guessColumns({ columns, first }: Pick<SurveyedTable, 'columns' | 'first'>): SurveyedTable['guess'] {
  const lower = columns.map((name) => name.toLowerCase());
  const named = (role: ColumnRole): number | null => {
    for (const pattern of NAMES[role]) {
      const place = lower.findIndex((name) => pattern.test(name));
      if (place !== -1) return place;
    }
    return null;
  };
  const filledBy = (isOne: (value: string) => boolean): number | null => {
    const place = columns.findIndex((_, at) => first.length > 0 && first.every((row) => isOne(row[at] ?? '')));
    return place === -1 ? null : place;
  };
  return {
    path: filledBy((value) => IMAGE.test(value)) ?? named('path'),
    class: named('class'),
    bias: named('bias'),
    // Numbers may be anything: of a column of another name, words alone tell.
    split: named('split') ?? filledBy((value) => /\D/.test(value) && SPLIT_NAMES.has(value.toLowerCase())),
  };
}
