// Corrected mined sets in a run's folder: versions that are never replaced.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRun, type Run } from '../../../../electron/services/runs/create-run.ts';
import { correctedMarks, correctMinedSet } from '../../../../electron/services/samples/correct-mined-set.ts';
import { namedCorrection, readCorrection } from '../../../../electron/services/samples/corrected-sets.ts';
import { correctionSummaries } from '../../../../electron/services/samples/correction-summaries.ts';
import { configuration } from '../../../../shared/configuration.ts';
import { corrected } from '../../../../shared/corrected-mined-set.ts';
import { markBits } from '../../../../shared/mark-bits.ts';
import { MINED_FILE, type MinedSet } from '../../../../shared/mined-set.ts';

const mined: MinedSet = {
  format: 1,
  method: 'wrong',
  network: 'biased',
  step: 20,
  threshold: null,
  quality: { size: 2, of: 6, precision: 0.5, recall: 0.5 },
  paths: ['a', 'b', 'c', 'd', 'e', 'f'],
  classes: [0, 0, 0, 1, 1, 1],
  predictions: [0, 1, 0, 1, 0, 1],
  labelProbabilities: [0.9, 0.1, 0.8, 0.7, 0.2, 0.9],
  scores: [0, 1, 0, 0, 1, 0],
  mined: [0, 1, 0, 0, 1, 0],
  corrected: null,
};

let root: string;
let run: Run;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dcwp-corrected-'));
  run = createRun({
    preset: null,
    tensorflow: 'test',
    runsRoot: root,
    configuration: configuration.parse({ exp_name: 'run' }),
  });
  writeFileSync(join(run.folder, MINED_FILE), JSON.stringify(mined));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const save = (marks: readonly number[], basedOn: number | null = null, note = '') =>
  correctMinedSet(run, { basedOn, marks: markBits(marks), note });

describe('a correction', () => {
  test('is kept as what differs from the mined set, with its note and what it goes on from', () => {
    expect(save([1, 1, 0, 0, 0, 0], null, 'not the fifth')).toMatchObject({
      saved: { version: 1, basedOn: null, note: 'not the fifth', marked: 1, unmarked: 1 },
      others: [],
    });
    expect(save([1, 1, 0, 0, 1, 0], 1).saved).toMatchObject({ version: 2, basedOn: 1, marked: 1, unmarked: 0 });
    expect(readCorrection(run.folder, 1)).toMatchObject({
      run: 'run',
      marked: { indices: [0], paths: ['a'] },
      unmarked: { indices: [4], paths: ['e'] },
    });
    expect([...correctedMarks(run, 1)]).toEqual([1, 1, 0, 0, 0, 0]);
    expect(correctionSummaries(run.folder).map(({ version }) => version)).toEqual([1, 2]);
  });

  test('made twice in two tabs is kept twice, and the second one is told of the first', () => {
    save([1, 1, 0, 0, 1, 0]);
    const first = save([0, 1, 1, 0, 1, 0], 1);
    const before = readFileSync(join(run.folder, 'corrected', '2.json'), 'utf8');
    const second = save([0, 1, 0, 1, 1, 0], 1);
    expect([first.saved.version, first.others]).toEqual([2, []]);
    expect([second.saved.version, second.others]).toEqual([3, [2]]);
    expect(readFileSync(join(run.folder, 'corrected', '2.json'), 'utf8')).toBe(before);
    expect(readdirSync(join(run.folder, 'corrected')).sort()).toEqual(['1.json', '2.json', '3.json']);
  });

  test.each([
    ['correction-empty', [0, 1, 0, 0, 1, 0], null],
    ['mined-set-useless', [0, 0, 0, 0, 0, 0], null],
    ['mined-set-useless', [1, 1, 1, 1, 1, 1], null],
    ['correction-missing', [1, 1, 0, 0, 1, 0], 7],
    ['mined-set-mismatch', [1, 1, 0], null],
  ] as const)('is refused as %s: %j', (code, marks, basedOn) => {
    expect(() => save(marks, basedOn)).toThrow(expect.objectContaining({ code }));
    expect(correctionSummaries(run.folder)).toEqual([]);
  });

  test('is found by its version or as a file', () => {
    save([1, 1, 0, 0, 1, 0], null, 'by hand');
    const file = join(run.folder, 'corrected', '1.json');
    expect(namedCorrection(run, '1')).toEqual(namedCorrection(run, file));
    for (const name of ['2', join(root, 'none.json')]) {
      expect(() => namedCorrection(run, name)).toThrow(expect.objectContaining({ code: 'correction-missing' }));
    }
    writeFileSync(file, '{"format": 1}');
    expect(() => namedCorrection(run, '1')).toThrow(expect.objectContaining({ code: 'run-broken' }));
    writeFileSync(file, '{"format": 99}');
    expect(() => namedCorrection(run, '1')).toThrow(expect.objectContaining({ code: 'run-newer' }));
  });

  test('of other samples is refused, and of these says what it is', () => {
    const { version } = save([1, 1, 0, 0, 0, 0], null, 'seen').saved;
    const correction = readCorrection(run.folder, version);
    expect(corrected(mined, correction)).toMatchObject({
      mined: [1, 1, 0, 0, 0, 0],
      scores: mined.scores,
      quality: { size: 2, of: 6, precision: null, recall: null },
      corrected: { run: 'run', version: 1, note: 'seen', marked: 1, unmarked: 1 },
    });
    const others = { ...mined, paths: ['a', 'b', 'c', 'd', 'x', 'f'] };
    const fewer = { ...mined, mined: mined.mined.slice(1), paths: mined.paths.slice(1) };
    for (const set of [others, fewer]) {
      expect(() => corrected(set, correction)).toThrow(expect.objectContaining({ code: 'mined-set-mismatch' }));
    }
  });
});
