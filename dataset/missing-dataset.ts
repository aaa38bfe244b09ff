// The error of a data set that is not there: where it was looked for, and how to get it.
import { join } from 'node:path';
import { UserError } from '../shared/errors.ts';
import { nearestName } from '../shared/nearest-name.ts';
import { BUILDERS } from './builders.ts';
import { ratioFolder } from './layout.ts';
import type { LocatedDataset } from './locate.ts';
import { knownDatasets } from './registry.ts';
import { shellQuoted } from './shell-quoted.ts';

interface Wanted {
  readonly root: string;
  readonly name: string;
  /** In percent; undefined where any would do. */
  readonly conflictPercent?: number | undefined;
}

/** What brings the set there. */
function remedyFor({ root, name, conflictPercent = 5 }: Wanted, { known }: LocatedDataset): string {
  const build = (builder: string, own: string): string =>
    `dcwp data build ${builder} --conflict ${conflictPercent}${own} --out ${shellQuoted(root)}`;
  const list = 'dcwp data list shows what is there.';
  const builder = BUILDERS.find((each) => each.name === known?.builder);
  if (builder !== undefined) {
    return `Build it: ${build(builder.name, builder.bringsSource ? '' : ' --source PATH')}. Or unpack the published set there; ${list}`;
  }
  if (known !== undefined) return `Unpack the published set there; ${list}`;
  const names = knownDatasets.map((each) => each.name);
  const meant = nearestName(name, names);
  const first = meant === undefined ? '' : `Did you mean ${meant}? `;
  const own = 'Put your images there with a CSV file of the columns path, class, bias, split';
  const bring = `or bring them from elsewhere: dcwp data import FOLDER --name ${shellQuoted(name)} --root ${shellQuoted(root)}`;
  return `${first}${own}; ${bring}; or build it: ${build('cmnist', ` --name ${shellQuoted(name)} --source DIR`)}. ${list}`;
}

/** A UserError data-set-missing. */
export function missingDataset(wanted: Wanted, located: LocatedDataset): UserError {
  const { root, name, conflictPercent } = wanted;
  const { folder, known, ratios } = located;
  const place = join(root, folder);
  const byRatio = `no folder ${join(place, ratioFolder(conflictPercent ?? 5))}${conflictPercent === undefined ? ' or its like' : ''}`;
  const noRatio = known?.conflictPercents.length === 0;
  const where = noRatio ? `no folder ${place}, or not what describes the set` : byRatio;
  const ratio = noRatio || conflictPercent === undefined ? '' : ` with a conflict ratio of ${conflictPercent} %`;
  const others = ratios.length === 0 ? '' : `; there is ${ratios.map((each) => `${each} %`).join(', ')}`;
  const table = known === undefined && ratios.length === 0 ? `, and no CSV file in ${place}` : '';
  return new UserError({
    code: 'data-set-missing',
    message: `There is no data set ${name}${ratio}: ${where}${table}${others}`,
    remedy: remedyFor(wanted, located),
  });
}

/** A UserError data-set-incomplete: `missing` are paths below the set's folder. */
export function incompleteDataset(wanted: Wanted, located: LocatedDataset, missing: readonly string[]): UserError {
  return new UserError({
    code: 'data-set-incomplete',
    message: `The data set in ${join(wanted.root, located.folder)} is incomplete: no ${missing.join(', ')}`,
    remedy: remedyFor(wanted, located),
  });
}
