// Writes what a builder planned in the published layout, with its packed cache.
import { mkdirSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FailureError, UserError } from '../shared/errors.ts';
import {
  type BuildPlan,
  type BuildRequest,
  completeSettings,
  type DatasetBuilder,
  type PlannedSplit,
} from './builder.ts';
import { writeCached } from './cache-folder.ts';
import { FileWalk } from './file-walk.ts';
import { datasetFolder, MANIFEST, ratioFolder } from './layout.ts';
import { allocateBlocks, blockRow } from './loading/pixel-blocks.ts';
import { type ManifestFacts, readManifest, stringifyManifest } from './manifest.ts';
import type { PackedSplit } from './packed-cache.ts';
import { encodePng } from './png-encoder.ts';
import { inBatches, type WorkOptions } from './progress.ts';
import { listPublished } from './published-layout.ts';
import type { ImageShape, Split } from './samples.ts';
import { splitKey } from './split-key.ts';
import { stagedFolder } from './staging.ts';

/** Images drawn at once: enough to keep all cores at work where a builder draws in threads, as sharp does. */
const BATCH = 100;

export interface BuildResult {
  readonly folder: string;
  readonly testFolder: string;
  /** Which of the two folders were written; the others were there already, of the same source and seed. */
  readonly wrote: { readonly ratio: boolean; readonly test: boolean };
  readonly counts: {
    readonly train: number;
    readonly conflicting: number;
    readonly valid: number;
    readonly test: number;
  };
}

/** Draws and writes each image below `folder`. Returns the split packed, its paths below the data set's folder. */
async function writeImages(
  folder: string,
  below: string,
  split: PlannedSplit,
  shape: ImageShape,
  options: WorkOptions,
): Promise<PackedSplit> {
  const planned = split.images.map((image, index) => ({ ...image, index }));
  planned.sort((one, other) => (one.path < other.path ? -1 : 1));
  const size = shape.height * shape.width * shape.channels;
  const pixels = allocateBlocks(planned.length, size);
  const folders = new Set(planned.map(({ path }) => dirname(path)));
  for (const each of folders) {
    mkdirSync(join(folder, each), { recursive: true });
  }
  const own = (position: number): Uint8Array => blockRow(pixels, position);
  await inBatches(`writing ${below}`, planned.length, BATCH, options, async (from, to) => {
    const batch = planned.slice(from, to);
    await Promise.all(batch.map((image, offset) => split.draw(image.index, own(from + offset))));
    batch.forEach((image, offset) => {
      writeFileSync(join(folder, image.path), encodePng(own(from + offset), shape));
    });
  });
  return {
    shape,
    paths: planned.map(({ path }) => `${below}/${path}`),
    pixels,
  };
}

function describe({ builder, seed, settings = {}, source }: ManifestFacts): string {
  const own = Object.entries(settings).map(([name, value]) => `, ${name} ${value}`);
  return `${builder} with seed ${seed}${own.join('')} from source ${source.slice(0, 12)}`;
}

/** Whether `folder` holds what is to be built already. Throws a UserError data-set-exists where it holds something else. */
async function isBuilt(folder: string, wanted: ManifestFacts): Promise<boolean> {
  const there = await stat(folder).catch(() => undefined);
  if (there === undefined) {
    return false;
  }
  const found = await readManifest(folder);
  if (found !== undefined && stringifyManifest(found) === stringifyManifest(wanted)) {
    return true;
  }
  throw new UserError({
    code: 'data-set-exists',
    message: `${folder} is there already, ${
      found === undefined ? 'not made by this builder' : `built by ${describe(found)}`
    }; asked for was ${describe(wanted)}. Nothing was changed`,
    remedy: 'Give the new set a name of its own with --name NAME, or move that folder away.',
  });
}

async function cacheSplits(
  request: BuildRequest,
  plan: BuildPlan,
  splits: readonly (readonly [Split, PackedSplit])[],
): Promise<void> {
  const base = datasetFolder(request.root, request.name);
  for (const [split, packed] of splits) {
    const walk = new FileWalk(request.root, request.name);
    const listing = await listPublished(walk, split, request.conflictPercent, plan, request.signal);
    const same =
      listing.files.length === packed.paths.length &&
      listing.files.every((file, index) => file.path === packed.paths[index]);
    if (same) {
      await writeCached(base, splitKey(split, request.conflictPercent), listing.fingerprint, packed);
    }
  }
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}

/** What the file system refused, told with a remedy; other errors as they are. */
function buildFailure(error: unknown, base: string): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) {
    return error;
  }
  const space = 'Free disk space: a set of 70,000 images takes about 500 MB with its cache. Or build elsewhere';
  const remedy = `${error.code === 'ENOSPC' ? space : 'Build where you may write'}, with --out ROOT.`;
  const message = `${base} was not built: ${error.message}`;
  return new FailureError({ code: 'build-not-written', message, remedy }, { cause: error });
}

/**
 * Builds `<root>/<name>/<ratio>pct` and, where it is not there yet, `<root>/<name>/test`. Each folder appears whole or
 * not at all; a folder of another source, seed or setting is never touched (UserError data-set-exists).
 */
export async function buildDataset(builder: DatasetBuilder, request: BuildRequest): Promise<BuildResult> {
  const base = datasetFolder(request.root, request.name);
  const ratio = ratioFolder(request.conflictPercent);
  const settings = completeSettings(builder, request.settings);
  const plan = await builder.plan({ ...request, settings });
  const { source, shape, classes, biases } = plan;
  const { name, recipe } = builder;
  const own = builder.settings.length > 0 ? { settings } : {};
  const facts = { builder: name, recipe, seed: request.seed, ...own, source, classes, biases, shape };
  const ratioFacts = { ...facts, conflictPercent: request.conflictPercent };
  const testFacts = { ...facts, conflictPercent: null };
  const [folder, testFolder] = [join(base, ratio), join(base, 'test')];
  const packed: [Split, PackedSplit][] = [];
  const write = async (below: string, wanted: ManifestFacts, splits: readonly Split[]): Promise<boolean> => {
    if (await isBuilt(join(base, below), wanted)) return false;
    try {
      await stagedFolder(base, below, async (staging) => {
        for (const split of splits) {
          packed.push([split, await writeImages(staging, below, plan[split], shape, request)]);
        }
        writeFileSync(join(staging, MANIFEST), stringifyManifest(wanted));
      });
      return true;
    } catch (error) {
      // Another process may have built the same meanwhile.
      if (isTaken(error) && (await isBuilt(join(base, below), wanted))) return false;
      throw buildFailure(error, base);
    }
  };
  await isBuilt(folder, ratioFacts); // before a test set is written in vain
  const test = await write('test', testFacts, ['test']);
  const wrote = { ratio: await write(ratio, ratioFacts, ['train', 'valid']), test };
  await cacheSplits(request, plan, packed);
  const conflicting = plan.train.images.filter(({ classLabel, biasLabel }) => classLabel !== biasLabel).length;
  const counts = {
    train: plan.train.images.length,
    conflicting,
    valid: plan.valid.images.length,
    test: plan.test.images.length,
  };
  return { folder, testFolder, wrote, counts };
}
