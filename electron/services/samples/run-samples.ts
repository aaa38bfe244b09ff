// The samples of runs as pages look at them: what the run's folder and its data set say of each, in columns.
import type { SampleSet } from '../../../shared/api/data.ts';
import type { RunSamples, RunSplit } from '../../../shared/api/samples.ts';
import { KnownError, type SerializedError, serializeError, UserError } from '../../../shared/errors.ts';
import type { AlignedGroups } from '../../../shared/group-accuracy.ts';
import type { MinedSet } from '../../../shared/mined-set.ts';
import type { SampleColumns } from '../../../shared/sample-columns.ts';
import type { SplitPredictions } from '../../../shared/split-predictions.ts';
import { type SplitName, splitName } from '../../../shared/thumbnail-address.ts';
import type { SetPlace } from '../data/list-set.ts';
import type { OpenSplit as ListedSplit, SampleSets } from '../data/sample-sets.ts';
import { readPredictions } from '../evaluation/read-predictions.ts';
import type { Run } from '../runs/create-run.ts';
import { correctionSummaries } from './correction-summaries.ts';
import { listedColumns, minedColumns, placesOf } from './fill-columns.ts';
import { minedDigest, storedMinedSet } from './stored-mined-set.ts';

/** Runs whose columns are kept: 22 bytes a sample. */
const KEPT = 3;

interface OpenedSplit extends RunSplit {
  readonly columns: SampleColumns;
}

export class RunSampleSets {
  readonly #sets: SampleSets;
  /** By run, the one opened last at the end. */
  readonly #opened = new Map<string, readonly OpenedSplit[]>();

  constructor(sets: SampleSets) {
    this.#sets = sets;
  }

  /**
   * What is known before the data set is listed anew: all of it where it was listed not long ago, else what the run's mined
   * set says. Null where it has none to be read.
   */
  async preview(run: Run, place: SetPlace): Promise<RunSamples | null> {
    const known = await this.#sets.known(place);
    return known === null ? this.#minedAlone(run, place) : this.#show(run, { value: known, problem: null });
  }

  #minedAlone(run: Run, place: SetPlace): RunSamples | null {
    const mined = minedOf(run.folder);
    if (mined === undefined) return null;
    const id = this.#sets.preview(place, mined.paths);
    const set = { id, name: place.name, conflictPercent: null, classNames: [], biasNames: null, aligned: null };
    const places = Int32Array.from(mined.paths, (_, index) => index);
    const columns = minedColumns(mined, places, null);
    const facts = { split: 'train', count: columns.count, predictions: null, gone: 0, added: 0 } as const;
    const split = { ...facts, digest: minedDigest(mined) };
    this.#keep(run.record.id, [{ ...split, columns }]);
    return {
      ...{ isListed: false, problem: null, minedProblem: null },
      set: { ...set, splits: [] },
      splits: [split],
      mined: factsOf(mined),
      corrections: correctionSummaries(run.folder),
    };
  }

  /** Reads the run's folder and lists its data set anew. Never throws for what is wrong with either: that is part of the answer. */
  async open(run: Run, place: SetPlace): Promise<RunSamples> {
    return this.#show(run, await attempt(() => this.#sets.open(place)));
  }

  async #show(run: Run, { value: set, problem }: Attempted<SampleSet>): Promise<RunSamples> {
    const { value: mined, problem: minedProblem } = await attempt(() => storedMinedSet(run.folder));
    const splits: OpenedSplit[] = [];
    for (const split of splitName.options) {
      const digest = set?.splits.find((listed) => listed.split === split)?.digest ?? '';
      const listing =
        set === null ? null : { ...(await this.#sets.split(set.id, split)), aligned: set.aligned, digest };
      splits.push(openSplit(run.folder, split, listing, split === 'train' ? (mined ?? null) : null));
    }
    this.#keep(run.record.id, splits);
    return {
      ...{ isListed: true, set, problem, minedProblem },
      splits: splits.map(({ columns: _, ...facts }) => facts),
      mined: mined == null ? null : factsOf(mined),
      corrections: correctionSummaries(run.folder),
    };
  }

  /** Throws the UserError `samples-not-open`. */
  columns(run: string, split: SplitName): SampleColumns {
    const found = this.#opened.get(run)?.find((opened) => opened.split === split);
    if (found !== undefined) return found.columns;
    throw new UserError({
      code: 'samples-not-open',
      message: `The samples of ${run} are not open any more`,
      remedy: 'Open them again.',
    });
  }

  #keep(run: string, splits: readonly OpenedSplit[]): void {
    this.#opened.delete(run);
    this.#opened.set(run, splits);
    for (const [oldest] of this.#opened) {
      if (this.#opened.size <= KEPT) break;
      this.#opened.delete(oldest);
    }
  }
}

/** A split of the data set as it is now. */
interface Listing extends ListedSplit {
  readonly aligned: AlignedGroups | null;
  readonly digest: string;
}

function openSplit(folder: string, split: SplitName, listing: Listing | null, mined: MinedSet | null): OpenedSplit {
  const listed = listing?.count ?? 0;
  const places = mined === null ? null : placesOf(mined.paths, listing ?? { count: 0, path: () => '' });
  const columns = mined === null || places === null ? listedColumns(listing) : minedColumns(mined, places, listing);
  const gone = listing === null || places === null ? 0 : places.reduce((sum, place) => sum + (place < 0 ? 1 : 0), 0);
  const added = listing === null ? 0 : listed - (columns.count - gone);
  const said = predictionsOf(folder, split, columns, listing === null || gone + added > 0 ? null : listing.digest);
  if (said !== null) columns.predictions.set(said.predictions);
  const digest = mined === null ? (listing?.digest ?? '') : minedDigest(mined);
  return { split, count: columns.count, predictions: said?.point ?? null, gone, added, digest, columns };
}

/**
 * What the classifier says of these very samples; null where it was not asked, or of others. Of a run whose data set is
 * gone or changed, the classes tell.
 */
function predictionsOf(
  folder: string,
  split: SplitName,
  { classes }: SampleColumns,
  digest: string | null,
): SplitPredictions | null {
  let stored: SplitPredictions | undefined;
  try {
    stored = readPredictions(folder, split);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
  }
  if (stored === undefined || (digest !== null && digest !== stored.samples)) return null;
  const isSame =
    stored.classes.length === classes.length && stored.classes.every((label, index) => label === classes[index]);
  return isSame ? stored : null;
}

/** Undefined where there is none, or none that is readable: opening the samples says why. */
function minedOf(folder: string): MinedSet | undefined {
  try {
    return storedMinedSet(folder);
  } catch (error) {
    if (error instanceof KnownError) return undefined;
    throw error;
  }
}

const factsOf = ({ method, network, step, threshold, corrected }: MinedSet): RunSamples['mined'] => ({
  ...{ method, network, step, threshold, corrected },
});

interface Attempted<Value> {
  readonly value: Value | null;
  readonly problem: SerializedError | null;
}

async function attempt<Value>(work: () => Value | Promise<Value>): Promise<Attempted<Value>> {
  try {
    return { value: await work(), problem: null };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { value: null, problem: serializeError(error) };
  }
}
