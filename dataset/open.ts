// Opens a data set for training: three splits in memory.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../shared/errors.ts';
import { describeDataset } from './describe.ts';
import { datasetFolder, ratioFolder } from './layout.ts';
import { listPlace, loadSplit, type SplitPlace } from './load-split.ts';
import { packedSamples } from './packed-samples.ts';
import { type Problem, problemsError } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { Listing } from './published-layout.ts';
import { knownDataset } from './registry.ts';
import type { Dataset, Samples, Split } from './samples.ts';

export interface OpenRequest extends WorkOptions {
  /** The data root: training images are in `<root>/<name>/<ratio>pct`. */
  readonly root: string;
  readonly name: string;
  readonly conflictPercent: number;
  /** Data root of validation and test images, the published program's `val_root_dir`. Default: `root`. */
  readonly validRoot?: string | undefined;
  /** Folder used instead of the user's cache folder for packed caches, where the data can't be written. */
  readonly userCache?: string | undefined;
}

function shellQuoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** The command that builds what is missing, as far as there is one. */
function buildRemedy(root: string, name: string, conflictPercent: number): string {
  const own = knownDataset(name)?.builder === 'cmnist' ? '' : ` --name ${shellQuoted(name)} --source DIR`;
  return `Build it: dcwp data build cmnist --conflict ${conflictPercent}${own} --out ${shellQuoted(root)}. Or unpack the published set there.`;
}

/** Throws a UserError data-set-missing where there is no such folder, data-set-incomplete where parts are absent. */
async function checkPresence(
  root: string,
  name: string,
  conflictPercent: number,
  splits: readonly Split[],
): Promise<void> {
  const base = datasetFolder(root, name);
  const ratio = ratioFolder(conflictPercent);
  const needed = { train: [`${ratio}/align`, `${ratio}/conflict`], valid: [`${ratio}/valid`], test: ['test'] };
  const isThere = async (folder: string): Promise<boolean> =>
    (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
  const remedy = buildRemedy(root, name, conflictPercent);
  if (!(await isThere(join(base, ratio)))) {
    throw new UserError({
      code: 'data-set-missing',
      message: `There is no data set ${name} with a conflict ratio of ${conflictPercent} %: no folder ${join(base, ratio)}`,
      remedy,
    });
  }
  const missing: string[] = [];
  for (const folder of splits.flatMap((split) => needed[split])) {
    if (!(await isThere(join(base, folder)))) {
      missing.push(folder);
    }
  }
  if (missing.length > 0) {
    throw new UserError({
      code: 'data-set-incomplete',
      message: `The data set in ${base} is incomplete: no ${missing.join(', ')}`,
      remedy,
    });
  }
}

/**
 * Opens `<root>/<name>` at a conflict ratio. The first time images are decoded (some 3,000 a second) and packed; later
 * the packed cache is read. Sample order is that of the paths.
 * Throws a UserError: data-set-missing, data-set-incomplete, or the code of what is wrong with the files, all of it in one message.
 */
export async function openDataset(request: OpenRequest): Promise<Dataset> {
  const { root, name, conflictPercent } = request;
  const otherRoot = request.validRoot ?? root;
  await checkPresence(root, name, conflictPercent, otherRoot === root ? ['train', 'valid', 'test'] : ['train']);
  if (otherRoot !== root) {
    await checkPresence(otherRoot, name, conflictPercent, ['valid', 'test']);
  }
  const description = await describeDataset(root, name, conflictPercent);
  const { signal, progress, userCache } = request;
  const place = (split: Split): SplitPlace => {
    const own = split === 'train' ? root : otherRoot;
    return { root: own, name, conflictPercent, split, description, signal, progress, userCache };
  };
  const listings = {
    train: await listPlace(place('train')),
    valid: await listPlace(place('valid')),
    test: await listPlace(place('test')),
  };
  refuse(request, [...listings.train.problems, ...listings.valid.problems, ...listings.test.problems]);
  const load = async (split: Split, listing: Listing, expected = description): Promise<Samples> => {
    const { packed, problems } = await loadSplit({ ...place(split), description: expected }, listing);
    refuse(request, problems);
    if (packed === undefined) {
      throw new Error(`split ${split} has neither samples nor problems`);
    }
    return packedSamples(name, split, packed);
  };
  const train = await load('train', listings.train);
  const same = { ...description, shape: train.shape };
  const valid = await load('valid', listings.valid, same);
  const test = await load('test', listings.test, same);
  return { name, classes: description.classes, biases: description.biases, shape: train.shape, train, valid, test };
}

function refuse({ root, name }: OpenRequest, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    const check = `dcwp data check ${shellQuoted(name)} --root ${shellQuoted(root)}`;
    throw problemsError(name, problems, `Mend or remove these files; ${check} names all of them.`);
  }
}
