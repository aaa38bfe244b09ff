// A run that goes by a mined set corrected by hand, in place of what was mined.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Run } from '../../electron/services/runs/create-run.ts';
import { runFrom } from '../../electron/services/runs/inherit.ts';
import { saveCorrection } from '../../electron/services/samples/corrected-sets.ts';
import { requireMinedSet } from '../../electron/services/samples/stored-mined-set.ts';
import type { CorrectedMinedSet } from '../../shared/corrected-mined-set.ts';
import type { StageName } from '../../shared/events.ts';
import { type Attended, attend, digest, smallRun } from './small-run.ts';

let parent: Run;
let truth: CorrectedMinedSet;

/** The builder puts what conflicts into a folder of that name. */
const conflicts = (path: string): boolean => path.includes('/conflict/');

const childOf = (run: Run, stage: StageName, correction?: CorrectedMinedSet): Run =>
  runFrom(
    { parent: run, stage, correction },
    {
      ...{ configuration: run.record.configuration, preset: null, tensorflow: 'test' },
      runsRoot: join(run.folder, '..', 'corrected'),
    },
  );

/** Kills the engine at the first checkpoint of pruning after step 5. */
const killed: Parameters<typeof attend>[1] = (event, engine) => {
  if (event.type === 'checkpoint-written' && event.stage === 'pruning' && event.step >= 5) engine.kill();
};

const stagesOf = ({ events }: Attended): StageName[] =>
  events.flatMap((event) => (event.type === 'stage-started' ? [event.stage] : []));

beforeAll(async () => {
  parent = await smallRun();
  await attend(parent);
  const { paths } = requireMinedSet(parent.folder);
  const wanted = Uint8Array.from(paths, (path) => (conflicts(path) ? 1 : 0));
  truth = saveCorrection(parent, { basedOn: null, wanted, note: 'those that conflict' });
});

test('settles the corrected set, says how good it is, and by what it goes', async () => {
  const before = digest(parent, 'mined.json');
  const child = childOf(parent, 'pruning', truth);
  const attended = await attend(child);
  expect(stagesOf(attended)).toEqual(['mining', 'pruning', 'retraining']);
  expect(attended.events).toContainEqual(
    expect.objectContaining({ type: 'mined', final: true, size: 5, of: 110, precision: 1, recall: 1 }),
  );
  const origin = { run: parent.record.id, version: 1, note: 'those that conflict' };
  expect(child.record).toMatchObject({ parent: { run: parent.record.id, stage: 'pruning' }, minedSet: origin });
  const mined = requireMinedSet(child.folder);
  expect(mined).toMatchObject({ corrected: origin, quality: { size: 5, precision: 1, recall: 1 } });
  expect(mined.paths.filter((_, i) => mined.mined[i] === 1).every(conflicts)).toBe(true);
  // What it took over is the parent's still.
  expect(digest(parent, 'mined.json')).toBe(before);
});

test('trains as a run that took the same set from the truth', async () => {
  const supervised = await smallRun({ supervised: true, select_with_GCE: false });
  await attend(supervised);
  const child = childOf(parent, 'pruning', truth);
  await attend(child);
  expect(digest(child)).toBe(digest(supervised));
  expect(digest(child)).not.toBe(digest(parent));
});

test('ends with the same weights after it was killed and resumed', async () => {
  const whole = childOf(parent, 'pruning', truth);
  await attend(whole);
  const broken = childOf(parent, 'pruning', truth);
  expect((await attend(broken, killed)).end).toBe('killed');
  expect(stagesOf(await attend(broken))).toEqual(['pruning', 'retraining']);
  expect(digest(broken)).toBe(digest(whole));
  expect(digest(broken, 'mined.json')).toBe(digest(whole, 'mined.json'));
});

test('is handed on to the runs that begin from it', async () => {
  const child = childOf(parent, 'pruning', truth);
  await attend(child);
  const grandchild = childOf(child, 'retraining');
  expect(grandchild.record.minedSet).toEqual(child.record.minedSet);
  expect(JSON.parse(readFileSync(join(grandchild.folder, 'run.json'), 'utf8'))).toMatchObject({
    minedSet: { run: parent.record.id, version: 1 },
  });
  await attend(grandchild);
  expect(digest(grandchild)).toBe(digest(child));
});

test.each([
  ['mining', 'correction-unused'],
  ['training', 'stage-unknown'],
] as const)('a run from %s is refused as %s', (stage, code) => {
  expect(() => childOf(parent, stage, truth)).toThrow(expect.objectContaining({ code }));
});

test('a correction of other samples is refused before a folder is made', () => {
  const other = { ...truth, marked: { indices: [0], paths: ['elsewhere.png'] } };
  expect(() => childOf(parent, 'pruning', other)).toThrow(expect.objectContaining({ code: 'mined-set-mismatch' }));
});
