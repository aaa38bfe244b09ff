// The overlap of masks as it is read from checkpoints.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeSafetensors, type StoredTensor } from '../../../../electron/formats/safetensors.ts';
import { maskOverlaps } from '../../../../electron/services/evaluation/read-masks.ts';
import { openRun } from '../../../../electron/services/runs/open-run.ts';
import { addRun, temporaryHome } from '../api/workbench-folder.ts';

const home = temporaryHome();
afterAll(() => rmSync(dirname(home.runs), { recursive: true, force: true }));

const tensor = (values: readonly number[]): StoredTensor => ({
  ...{ dtype: 'F32', shape: [values.length] },
  data: new Uint8Array(Float32Array.from(values).buffer),
});

function write(run: string, file: string, layers: Readonly<Record<string, readonly number[]>>): void {
  const tensors = Object.entries(layers).flatMap(([layer, pi]) => [
    [`${layer}.mask.gumbel_pi`, tensor(pi)] as const,
    [`${layer}.weight`, tensor(pi.map(() => 7))] as const,
  ]);
  const path = join(home.runs, run, 'checkpoints', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, encodeSafetensors(new Map(tensors), {}));
}

const runs = (...names: string[]) => names.map((name) => openRun(name, home.runs));

beforeAll(() => {
  for (const name of ['a', 'b', 'wider', 'plain', 'broken']) addRun(home, name);
  // π of 0 keeps its weight, as does any above; -0.1 does not.
  write('a', 'pruned.safetensors', { conv1: [0, 1, -0.1, -2], linear: [1, 1] });
  write('b', 'pruned.safetensors', { conv1: [-1, -1, -1, -1], linear: [1, 1] });
  write('b', 'retrained.safetensors', { conv1: [3, -1, -1, 0.5], linear: [1, -1] });
  write('wider', 'pruned.safetensors', { conv1: [1, 1, 1, 1, 1], linear: [1, 1] });
  mkdirSync(join(home.runs, 'broken', 'checkpoints'));
  writeFileSync(join(home.runs, 'broken', 'checkpoints', 'pruned.safetensors'), 'no tensors');
});

test('each pair of runs is compared layer by layer, by the masks of the network that counts', async () => {
  const found = await maskOverlaps(runs('a', 'b', 'plain'));
  expect(found.masked).toEqual([
    { run: 'a', checkpoint: 'checkpoints/pruned.safetensors' },
    { run: 'b', checkpoint: 'checkpoints/retrained.safetensors' },
  ]);
  expect(found.pairs).toEqual([[0, 1]]);
  expect(found.layers).toEqual([
    { layer: 'conv1', overlaps: [{ weights: 4, first: 2, second: 2, both: 1 }] },
    { layer: 'linear', overlaps: [{ weights: 2, first: 2, second: 1, both: 1 }] },
  ]);
});

test('layers of different shapes have no overlap, those of equal shape still have', async () => {
  const { pairs, layers } = await maskOverlaps(runs('a', 'b', 'wider'));
  expect(pairs).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(layers.map(({ overlaps }) => overlaps.map((overlap) => overlap?.both ?? null))).toEqual([
    [1, null, null],
    [1, 2, 1],
  ]);
});

test('a damaged checkpoint is named', async () => {
  await expect(maskOverlaps(runs('a', 'broken'))).rejects.toThrow(/broken.*pruned\.safetensors/);
});
