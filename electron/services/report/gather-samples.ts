// The samples that a report shows, with their images read from the data set where it is still there.
import { join } from 'node:path';
import type { EventOf } from '../../../shared/events.ts';
import type { RunState } from '../../../shared/run-state.ts';
import { type SampleColumns, UNKNOWN_LABEL, UNKNOWN_MARK } from '../../../shared/sample-columns.ts';
import type { SplitName } from '../../../shared/thumbnail-address.ts';
import { watchedSamples } from '../../../shared/watched-samples.ts';
import { placeOfRun } from '../data/place-of-run.ts';
import { SampleSets } from '../data/sample-sets.ts';
import type { Run } from '../runs/create-run.ts';
import { RunSampleSets } from '../samples/run-samples.ts';
import { pngAddress } from './png-address.ts';
import type { ReportSamples, SampleRow, ShownSample } from './report-content.ts';

/** Samples in a row of mined ones. */
const MINED = 20;
/** Longer side of an image, in pixels: sharp in print at the size of a tile, and small in the file. */
const PIXELS = 128;

/** The picture of a sample of the opened set; null where its image cannot be read. */
type ReadPicture = (split: SplitName, index: number) => Promise<string | null>;

/** Never throws for what is wrong with the data set: that is told in the report. */
export async function gatherSamples(run: Run, state: RunState, dataFolder: string): Promise<ReportSamples> {
  const sets = new SampleSets();
  const runSets = new RunSampleSets(sets);
  const { set, problem, mined } = await runSets.open(run, placeOfRun(run, dataFolder));
  const read: ReadPicture = async (split, index) => (set === null ? null : await picture(sets, set.id, split, index));
  const training = mined === null ? [] : await minedRows(runSets.columns(run.record.id, 'train'), read);
  return {
    watched: await watchedRows(state, read),
    mined: training,
    problem: problem === null ? null : `${problem.message}.`,
  };
}

async function picture(sets: SampleSets, set: string, split: SplitName, index: number): Promise<string | null> {
  const { default: sharp } = await import('sharp');
  try {
    const { root, path } = await sets.file(set, split, index);
    const size = { fit: 'inside', withoutEnlargement: true } as const;
    return pngAddress(await sharp(join(root, path)).resize(PIXELS, PIXELS, size).png().toBuffer());
  } catch {
    return null; // The file was moved or is no image; the tile says what was predicted all the same.
  }
}

/** Of the classifier's last evaluation, by whether they go with the bias. */
async function watchedRows({ samples, data }: RunState, read: ReadPicture): Promise<SampleRow[]> {
  const events: readonly EventOf<'sample-predictions'>[] = samples.filter(({ network }) => network === 'classifier');
  const last = events.at(-1);
  if (last === undefined) return [];
  const shown = await Promise.all(
    watchedSamples(events, last, data?.aligned ?? null).map(async (sample): Promise<ShownSample> => {
      const { index, aligned, ...facts } = sample;
      return { ...facts, conflicting: aligned === null ? null : !aligned, picture: await read(last.split, index) };
    }),
  );
  const rows = [
    { title: 'Conflicting', samples: shown.filter(({ conflicting }) => conflicting === true) },
    { title: 'Aligned', samples: shown.filter(({ conflicting }) => conflicting === false) },
    { title: 'Bias unknown', samples: shown.filter(({ conflicting }) => conflicting === null) },
  ];
  return rows.filter((row) => row.samples.length > 0);
}

/** Mined samples, spread over all of them: those that do conflict, those that do not, or all where that is unknown. */
async function minedRows(columns: SampleColumns, read: ReadPicture): Promise<SampleRow[]> {
  const mined = Array.from({ length: columns.count }, (_, i) => i).filter((i) => columns.mined[i] === 1);
  const rows = [
    { title: 'Rightly mined: they conflict', of: mined.filter((i) => columns.conflicting[i] === 1) },
    { title: 'Wrongly mined: they are aligned', of: mined.filter((i) => columns.conflicting[i] === 0) },
    {
      title: 'Mined; whether they conflict is unknown',
      of: mined.filter((i) => columns.conflicting[i] === UNKNOWN_MARK),
    },
  ].filter(({ of }) => of.length > 0);
  return await Promise.all(
    rows.map(async ({ title, of }) => ({
      title: `${title} (${of.length.toLocaleString('en-US')}${of.length > MINED ? `, ${MINED} of them here` : ''})`,
      samples: await Promise.all(spread(of).map((i) => minedSample(columns, i, read))),
    })),
  );
}

const spread = (indices: readonly number[]): number[] => {
  const count = Math.min(MINED, indices.length);
  return Array.from({ length: count }, (_, i) => indices[Math.floor((i * indices.length) / count)] ?? 0);
};

async function minedSample(columns: SampleColumns, i: number, read: ReadPicture): Promise<ShownSample> {
  const known = (value: number | undefined): number | null =>
    value === undefined || value === UNKNOWN_LABEL ? null : value;
  const image = columns.images[i] ?? -1;
  const probability = columns.labelProbabilities[i] ?? Number.NaN;
  return {
    picture: image < 0 ? null : await read('train', image),
    label: known(columns.classes[i]) ?? 0,
    bias: known(columns.biases[i]),
    conflicting: columns.conflicting[i] === UNKNOWN_MARK ? null : columns.conflicting[i] === 1,
    prediction: known(columns.biasedPredictions[i]),
    labelProbability: Number.isNaN(probability) ? null : probability,
  };
}
