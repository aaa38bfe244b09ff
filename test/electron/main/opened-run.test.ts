// Opening a run by its run.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openedRun, runFileIn } from '../../../electron/main/opened-run.ts';

const runs = mkdtempSync(join(tmpdir(), 'dcwp-runs-'));
mkdirSync(join(runs, 'mine', 'deeper'), { recursive: true });
for (const place of ['mine', 'mine/deeper']) writeFileSync(join(runs, place, 'run.json'), '{}');

afterAll(() => rmSync(runs, { recursive: true }));

test.each([
  [['--flag', '/runs/a/run.json'], '/home/me', '/runs/a/run.json'],
  [['run.json'], '/runs/a', '/runs/a/run.json'],
  [['/runs/a/other.json', '.'], '/runs', undefined],
  [[], '/', undefined],
])('of the arguments %j in %s, %s is a run', (args, folder, file) => expect(runFileIn(args, folder)).toBe(file));

test('a run of the library is known by its folder', () => {
  expect(openedRun(join(runs, 'mine', 'run.json'), runs)).toBe('mine');
});

test.each(['gone/run.json', 'mine/deeper/run.json'])('%s is refused, with what to do', (path) => {
  expect(() => openedRun(join(runs, path), runs)).toThrow(expect.objectContaining({ code: 'run-elsewhere' }));
});
