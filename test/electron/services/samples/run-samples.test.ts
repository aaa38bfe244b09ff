// What a page is told of a run's samples: also where the data set was changed, is gone, or knows no bias labels.
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SampleSets } from '../../../../electron/services/data/sample-sets.ts';
import { createRun, type Run } from '../../../../electron/services/runs/create-run.ts';
import { RunSampleSets } from '../../../../electron/services/samples/run-samples.ts';
import { configuration } from '../../../../shared/configuration.ts';
import { MINED_FILE, type MinedSet } from '../../../../shared/mined-set.ts';
import { type SampleColumns, UNKNOWN_LABEL, UNKNOWN_MARK } from '../../../../shared/sample-columns.ts';
import { smallDataRoot } from '../../../end-to-end/small-run.ts';

const TRAINING = 110;
const CONFLICTING = 5;

let home: string;
let data: string;
let run: Run;
let samples: RunSampleSets;

const place = () => ({ root: data, name: 'cmnist', conflictPercent: 5 });
const train = (): SampleColumns => samples.columns('run', 'train');
const count = (column: ArrayLike<number>, value: number): number =>
  Array.from(column).filter((entry) => entry === value).length;

/** Every tenth sample is mined; the score falls with the index. */
async function writeMined(): Promise<MinedSet> {
  const sets = new SampleSets();
  const { id } = await sets.open(place());
  const { count, path, labels } = await sets.split(id, 'train');
  const paths = Array.from({ length: count }, (_, index) => path(index));
  const mined: MinedSet = {
    ...{ format: 1, method: 'ensemble', network: 'biased', step: 20, threshold: 0.8, corrected: null },
    quality: { size: 11, of: TRAINING, precision: null, recall: null },
    paths,
    classes: [...labels.classLabels],
    predictions: paths.map(() => 0),
    labelProbabilities: paths.map(() => 0.25),
    scores: paths.map((_, index) => (TRAINING - index) / TRAINING),
    mined: paths.map((_, index) => (index % 10 === 0 ? 1 : 0)),
  };
  writeFileSync(join(run.folder, MINED_FILE), JSON.stringify(mined));
  return mined;
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'dcwp-run-samples-'));
  data = join(home, 'data');
  cpSync(await smallDataRoot(), data, { recursive: true });
  run = createRun({
    preset: null,
    tensorflow: 'test',
    runsRoot: join(home, 'runs'),
    configuration: configuration.parse({ exp_name: 'run' }),
  });
  samples = new RunSampleSets(new SampleSets());
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the samples of a run', () => {
  test('are what its mined set and its data set say of them', async () => {
    const mined = await writeMined();
    const opened = await samples.open(run, place());
    expect(opened).toMatchObject({ isListed: true, problem: null, minedProblem: null, corrections: [] });
    expect(opened.splits[0]).toMatchObject({ split: 'train', count: TRAINING, gone: 0, added: 0, predictions: null });
    expect([...train().images]).toEqual(mined.paths.map((_, index) => index));
    expect(count(train().mined, 1)).toBe(11);
    expect(count(train().conflicting, 1)).toBe(CONFLICTING);
    expect(train().scores[0]).toBe(1);
    expect(count(samples.columns('run', 'test').mined, UNKNOWN_MARK)).toBe(samples.columns('run', 'test').count);
  });

  test('are known at once from the mined set alone, with their images', async () => {
    await writeMined();
    const preview = await samples.preview(run, place());
    expect(preview).toMatchObject({ isListed: false, splits: [{ split: 'train', count: TRAINING }] });
    expect(count(train().images, 0)).toBe(1);
    expect(count(train().conflicting, UNKNOWN_MARK)).toBe(TRAINING);
    await samples.open(run, place());
    expect(count(train().conflicting, 1)).toBe(CONFLICTING);
  });

  test('are all known at once where their data set was listed before, as they were then', async () => {
    await writeMined();
    const opened = await samples.open(run, place());
    rmSync(join(data, 'cmnist'), { recursive: true });
    expect(await samples.preview(run, place())).toEqual(opened);
    expect(count(train().conflicting, 1)).toBe(CONFLICTING);
    // Listed anew they are as they are.
    expect(await samples.open(run, place())).toMatchObject({ set: null });
    expect(await samples.preview(run, place())).toMatchObject({ isListed: false });
  });

  test('of a method that mines nothing are those of the data set', async () => {
    expect(await samples.preview(run, place())).toBeNull();
    expect(await samples.open(run, place())).toMatchObject({ mined: null, minedProblem: null });
    expect(train().count).toBe(TRAINING);
    expect(count(train().mined, UNKNOWN_MARK)).toBe(TRAINING);
  });

  test('of a single network have 1 − p of their class as score', async () => {
    const mined = await writeMined();
    writeFileSync(join(run.folder, MINED_FILE), JSON.stringify({ ...mined, method: 'wrong' }));
    await samples.open(run, place());
    expect(train().scores[3]).toBe(0.75);
  });
});

describe('what is not as it was', () => {
  test('a data set that is gone is said, and what the run knows goes on', async () => {
    await writeMined();
    rmSync(join(data, 'cmnist'), { recursive: true });
    const opened = await samples.open(run, place());
    expect(opened).toMatchObject({ set: null, problem: { code: 'data-set-missing' }, mined: { method: 'ensemble' } });
    expect(train().count).toBe(TRAINING);
    expect(count(train().mined, 1)).toBe(11);
    expect(count(train().images, -1)).toBe(TRAINING);
    expect(count(train().biases, UNKNOWN_LABEL)).toBe(TRAINING);
    expect(samples.columns('run', 'test').count).toBe(0);
  });

  test('images that are gone or new are counted, and the others keep their own', async () => {
    const mined = await writeMined();
    const align = join(data, 'cmnist', '5pct', 'align');
    const [folder] = readdirSync(align);
    const [file = ''] = readdirSync(join(align, String(folder)));
    const gone = mined.paths.findIndex((path) => path.endsWith(`/${file}`));
    cpSync(join(align, String(folder), file), join(align, String(folder), file.replace(/^\d+/, '99999')));
    rmSync(join(align, String(folder), file));
    const opened = await samples.open(run, place());
    expect(opened.splits[0]).toMatchObject({ count: TRAINING, gone: 1, added: 1 });
    expect(train().images[gone]).toBe(-1);
    expect(new Set(train().images).size).toBe(TRAINING);
  });

  test('a mined set that is not readable is said, and the data set goes on', async () => {
    writeFileSync(join(run.folder, MINED_FILE), '{"format": 99}');
    expect(await samples.preview(run, place())).toBeNull();
    expect(await samples.open(run, place())).toMatchObject({ mined: null, minedProblem: { code: 'run-newer' } });
    expect(train().count).toBe(TRAINING);
  });

  test('columns that were not opened are refused', () => {
    expect(() => samples.columns('run', 'train')).toThrow(expect.objectContaining({ code: 'samples-not-open' }));
  });
});
