// A run made of weights from elsewhere, and taken away in every format: through the real engine process.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedTensors } from '../../electron/engine/checkpoints/network-checkpoint.ts';
import { networkFor } from '../../electron/engine/networks/registry.ts';
import { readEvents } from '../../electron/formats/event-log-file.ts';
import { decodeSafetensors, encodeSafetensors } from '../../electron/formats/safetensors.ts';
import { exportNetwork, exportsOf, ownExportFolder } from '../../electron/services/exporting/exports.ts';
import { importWeights } from '../../electron/services/importing/import-run.ts';
import type { Run } from '../../electron/services/runs/create-run.ts';
import { forkEngine } from '../../electron/services/runs/fork-engine.ts';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { type ExportFormat, type ExportOrder, exportOrder } from '../../shared/export-order.ts';
import { runStateOf } from '../../shared/run-state.ts';
import { usedValues } from '../electron/engine/exporting/made-networks.ts';
import { smallDataRoot, smallRun } from './small-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcwp-exports-'));
const disk = join(folder, 'disk');
const quiet = { signal: new AbortController().signal, progress: () => {} };
const network = networkFor('cnn', { classes: 10, height: 28, width: 28, channels: 3 });
/** Some output channels of the inner layers are dead. */
const values = usedValues(network, 5, (layer, output) => layer !== 'linear' && output % 8 === 0);
let data = '';
let run: Run;

const imported = (name: string, bytes: Uint8Array, settings: Partial<Configuration> = {}): Promise<Run> => {
  const file = join(folder, `${name}.safetensors`);
  writeFileSync(file, bytes);
  const place = { runsRoot: folder, runDir: join(folder, name), dataFolder: data, preset: null };
  return importWeights({ file, configuration: configuration.parse(settings), ...place }, forkEngine, quiet);
};

/**
 * Dead channels of conv3 can all go, as the mean over pixels is all that reads them; those of conv1 and conv2 where they are 0
 * after ReLU, as next to the border the convolution after them reads zeros, too. What is left are multiples of 16.
 */
function removable(): number {
  const left = [64, 128, 256].map((channels, i) => {
    const of = (part: string) => values.get(`bn${i + 1}.${part}`) ?? new Float32Array(0);
    const [scale, shift, mean, variance] = [of('weight'), of('bias'), of('running_mean'), of('running_var')];
    const constant = (c: number): number =>
      (shift[c] ?? 0) - ((mean[c] ?? 0) * (scale[c] ?? 0)) / Math.sqrt((variance[c] ?? 0) + 1e-5);
    const dead = Array.from({ length: channels / 8 }, (_, j) => 8 * j).filter((c) => i === 2 || constant(c) <= 0);
    return channels - dead.length;
  });
  return 64 + 128 + 256 - left.reduce((sum, channels) => sum + Math.ceil(channels / 16) * 16, 0);
}

const weights = (): Uint8Array => encodeSafetensors(storedTensors(network, values, 9), { format: 'pt' });

beforeAll(async () => {
  data = await smallDataRoot();
  run = await imported('made', weights());
}, 60_000);

let mounted = false;
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(folder, { recursive: true, force: true });
});

const exported = (order: Partial<ExportOrder> & { format: ExportFormat }, out?: string, of = run) => {
  const parsed = exportOrder.parse(order);
  const place = { order: parsed, out: out ?? ownExportFolder(of, parsed) };
  return exportNetwork(of, data, forkEngine, place, quiet);
};

describe('a run of imported weights', () => {
  test('is finished, evaluated, and holds the bytes that it was made of', () => {
    const state = runStateOf(readEvents(run.folder));
    expect(state.status).toBe('finished');
    expect(state.accuracy.map(({ split }) => split)).toEqual(['valid', 'test']);
    expect(Object.keys(state.heatmaps)).toEqual(['conv1', 'conv2', 'conv3', 'linear']);
    expect(run.record.imported).toMatchObject({ file: 'made.safetensors' });
    const kept = readFileSync(join(run.folder, 'checkpoints/retrained.safetensors'));
    const { tensors } = decodeSafetensors(kept, 'retrained');
    expect(tensors.get('conv2.weight')?.data).toEqual(
      new Uint8Array(values.get('conv2.weight')?.buffer ?? new ArrayBuffer(0)),
    );
  });

  test('appears whole or not at all', async () => {
    const broken = new Map(values);
    broken.set('bn1.weight', new Float32Array(64).fill(Number.NaN));
    const bytes = encodeSafetensors(storedTensors(network, broken, 0), { format: 'pt' });
    await expect(imported('broken', bytes)).rejects.toMatchObject({ kind: 'user', code: 'weights-not-finite' });
    await expect(imported('cut', weights().subarray(0, 999))).rejects.toMatchObject({ code: 'checkpoint-broken' });
    const fcn = { cmnist_use_mlp: true };
    await expect(imported('other', weights(), fcn)).rejects.toMatchObject({ code: 'checkpoint-mismatch' });
    await expect(imported('swap', weights(), { method: 'feature-swap' })).rejects.toMatchObject({
      code: 'import-method',
    });
    const left = readdirSync(folder).filter((name) => !name.endsWith('.safetensors'));
    expect(left).toEqual(['made']);
  });
});

describe('every format', () => {
  test.each<Partial<ExportOrder> & { format: ExportFormat }>([
    { format: 'onnx', feature: true },
    { format: 'onnx', structural: true },
    { format: 'safetensors', pi: true, masks: true },
    { format: 'tfjs', fold: true },
    { format: 'compact' },
  ])('%o says what the engine says of every test image', async (order) => {
    const { card } = await exported(order);
    const { verification, cost, files } = card;
    expect(verification).toMatchObject({ images: 'test', agreement: 1, lacks: [] });
    expect(verification.maxAbsDifference).toBeLessThan(1e-4);
    expect(verification.groups?.exported).toEqual(verification.groups?.engine);
    expect(verification.groups?.engine).toEqual(card.results.test);
    for (const { file, bytes } of files)
      expect(readFileSync(join(exportsOf(run)[0]?.folder ?? '', file)).length).toBe(bytes);
    if (order.structural) expect(cost.channels).toMatchObject({ total: 458, removed: removable() });
    // 4 × 4 kernels on 14, 7 and 3 rows and columns, and the last layer.
    const dense = [196 * 64 * 3 * 16, 49 * 128 * 64 * 16, 9 * 256 * 128 * 16, 2560];
    expect(cost.dense.layers.map((layer) => layer.dense)).toEqual(dense);
    expect(cost.masked.layers.map((layer) => layer.kept)).toEqual(card.results.layers.map((layer) => layer.kept));
  });

  test('the ONNX file is a model by itself: named, of any batch, with facts inside', async () => {
    const { folder: out } = await exported({ format: 'onnx', int8: true });
    const session = await InferenceSession.create(join(out, 'model.onnx'));
    expect([session.inputNames, session.outputNames]).toEqual([['image'], ['logits']]);
    for (const batch of [1, 3]) {
      const image = new Tensor('float32', new Float32Array(batch * 3 * 28 * 28).fill(0.5), [batch, 3, 28, 28]);
      expect((await session.run({ image })).logits?.dims).toEqual([batch, 10]);
    }
    await session.release();
    const text = readFileSync(join(out, 'README.md'), 'utf8');
    for (const fact of [run.record.id, 'DCWP', 'worst group', 'conv2', '"seed"']) expect(text).toContain(fact);
    expect(exportsOf(run)[0]?.card.verification.tolerance).toBeNull();
  });
});

describe('what stands against an export is said, and nothing is left', () => {
  test('a run that is not finished', async () => {
    const unfinished = await smallRun();
    const ended = exported({ format: 'onnx' }, join(folder, 'never'), unfinished);
    await expect(ended).rejects.toMatchObject({ kind: 'user', code: 'run-unfinished' });
  });

  test('a folder that holds something, a place where none can be, an option of another format', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'mine'), '');
    await expect(exported({ format: 'onnx' }, taken)).rejects.toMatchObject({ kind: 'user', code: 'export-exists' });
    expect(readdirSync(taken)).toEqual(['mine']);
    const below = exported({ format: 'compact' }, join(taken, 'mine', 'below'));
    await expect(below).rejects.toMatchObject({ kind: 'failure', message: expect.stringContaining('below') });
    const foreign = exported({ format: 'compact', int8: true }, join(folder, 'never'));
    await expect(foreign).rejects.toMatchObject({ kind: 'user', code: 'export-option' });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  test('a disk that fills up half way', async ({ skip }) => {
    mkdirSync(disk);
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
    skip(!mounted, 'mounting a small disk is not permitted here');
    const full = exported({ format: 'onnx' }, join(disk, 'out'));
    await expect(full).rejects.toMatchObject({ kind: 'failure', code: 'disk-full' });
    expect(readdirSync(disk)).toEqual([]);
  });

  test('a data set that is gone: the network is exported all the same, and what was not checked is said', async () => {
    renameSync(join(data, 'cmnist'), join(data, 'away'));
    try {
      const { card } = await exported({ format: 'onnx', fold: true });
      expect(card.verification).toMatchObject({ images: 'random', groups: null });
      expect(card.verification.lacks.join()).toContain('no accuracy was measured');
      expect(card.verification.maxAbsDifference).toBeLessThan(1e-4);
      expect(card.data.classes).toHaveLength(10);
    } finally {
      renameSync(join(data, 'away'), join(data, 'cmnist'));
    }
  });
});
