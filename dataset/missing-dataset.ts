// The error of a data set that is not there: where it was looked for, and how to get it.
import { join } from 'node:path';
import { UserError } from '../shared/errors.ts';
import { ratioFolder } from './layout.ts';
import type { LocatedDataset } from './locate.ts';
import { shellQuoted } from './shell-quoted.ts';

/** The command that builds what is missing, as far as there is one. */
function remedy(root: string, name: string, conflictPercent: number, { known }: LocatedDataset): string {
  const own = known === undefined ? ` --name ${shellQuoted(name)} --source DIR` : '';
  const builder = known === undefined ? 'cmnist' : known.builder;
  if (builder === undefined) return 'Unpack the published set there; dcwp data list shows what is there.';
  return `Build it: dcwp data build ${builder} --conflict ${conflictPercent}${own} --out ${shellQuoted(root)}. Or unpack the published set there.`;
}

/** A UserError data-set-missing. */
export function missingDataset(
  root: string,
  name: string,
  conflictPercent: number,
  located: LocatedDataset,
): UserError {
  const { folder, known } = located;
  const place = join(root, folder);
  const expected = known?.conflictPercents.length === 0 ? place : join(place, ratioFolder(conflictPercent));
  const ratio = expected === place ? '' : ` with a conflict ratio of ${conflictPercent} %`;
  return new UserError({
    code: 'data-set-missing',
    message: `There is no data set ${name}${ratio}: no folder ${expected}`,
    remedy: remedy(root, name, conflictPercent, located),
  });
}
