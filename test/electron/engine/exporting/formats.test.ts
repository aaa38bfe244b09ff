// Formats besides ONNX: what each file is, and that its reader says what the engine says.
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportedNetwork } from '../../../../electron/engine/exporting/exported-network.ts';
import { encodeCompact } from '../../../../electron/engine/exporting/formats/compact.ts';
import { quantizeRows } from '../../../../electron/engine/exporting/formats/quantize-rows.ts';
import { traceGraph } from '../../../../electron/engine/exporting/graph/trace.ts';
import { exporters } from '../../../../electron/engine/exporting/registry.ts';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import { decodeSafetensors } from '../../../../electron/formats/safetensors.ts';
import { readCompactNetwork } from '../../../../shared/compact-network.ts';
import { type ExportFormat, type ExportOrder, exportOrder } from '../../../../shared/export-order.ts';
import type { NetworkName } from '../../../../shared/network-names.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { engineSays } from './engine-logits.ts';
import { randomImages, traced, usedValues } from './made-networks.ts';

beforeAll(() => {
  useTensorFlow();
});

const IMAGE = { channels: 3, height: 12, width: 14 };

function exportedNetwork(name: NetworkName): ExportedNetwork {
  const network = networkFor(name, { classes: 4, ...IMAGE });
  const made = traced(network, usedValues(network), IMAGE);
  return { ...made, graph: traceGraph(made), steps: 7, classNames: ['a', 'b', 'c', 'é'], metadata: { run: 'ü' } };
}

async function differenceOf(
  name: NetworkName,
  order: Partial<ExportOrder> & { format: ExportFormat },
): Promise<number> {
  const exported = exportedNetwork(name);
  const exporter = exporters[order.format];
  const consumer = await exporter.open(exporter.write(exported, exportOrder.parse(order)), exported);
  const images = randomImages(IMAGE, 3);
  const found = await consumer.logits(images);
  await consumer.close();
  const { logits } = engineSays(exported, images);
  expect(found).toHaveLength(logits.length);
  const largest = logits.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return logits.reduce((most, value, i) => Math.max(most, Math.abs(value - (found[i] ?? Number.NaN))), 0) / largest;
}

describe('TensorFlow.js', () => {
  test.each<NetworkName>(['cnn', 'fcn', 'resnet18', 'wide-resnet16-8'])('runs %s', async (name) => {
    expect(await differenceOf(name, { format: 'tfjs' })).toBeLessThan(1e-5);
  });
});

describe('safetensors', () => {
  test.each([false, true])('with π %s holds the network', async (pi) => {
    expect(await differenceOf('cnn', { format: 'safetensors', pi })).toBeLessThan(1e-6);
  });

  test("has the names of PyTorch's modules alone where π is left out, and zeros where it was below 0", () => {
    const [file] = exporters.safetensors.write(exportedNetwork('cnn'), exportOrder.parse({ format: 'safetensors' }));
    const { tensors, metadata } = decodeSafetensors(file?.bytes ?? new Uint8Array(0), 'model');
    const norm = (i: number) =>
      ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked'].map((part) => `bn${i}.${part}`);
    const names = ['linear.weight', 'linear.bias', ...[1, 2, 3].flatMap((i) => [`conv${i}.weight`, ...norm(i)])];
    expect([...tensors.keys()].sort()).toEqual(names.sort());
    expect(metadata.run).toBe('ü');
    const weights = new Float32Array(tensors.get('conv2.weight')?.data.buffer ?? new ArrayBuffer(0));
    const kept = weights.filter((value) => value !== 0).length / weights.length;
    expect(kept).toBeGreaterThan(0.45);
    expect(kept).toBeLessThan(0.55);
  });

  test('has π of the layers that the published classes never mask, too', () => {
    const [file] = exporters.safetensors.write(
      exportedNetwork('resnet50'),
      exportOrder.parse({ format: 'safetensors', pi: true }),
    );
    const { tensors } = decodeSafetensors(file?.bytes ?? new Uint8Array(0), 'model');
    // GateConv2d and GateMLP of the published GateResNet50: 53 convolutions and fc.
    expect([...tensors.keys()].filter((name) => name.endsWith('.mask.gumbel_pi'))).toHaveLength(54);
    expect(tensors.get('layer1.0.conv3.mask.gumbel_pi')?.shape).toEqual([256, 64, 1, 1]);
  });

  test('has boolean masks in a second file on request', () => {
    const exported = exportedNetwork('cnn');
    const [, masks] = exporters.safetensors.write(exported, exportOrder.parse({ format: 'safetensors', masks: true }));
    const { tensors } = decodeSafetensors(masks?.bytes ?? new Uint8Array(0), 'masks');
    expect([...tensors.keys()].sort()).toEqual(['conv1.mask', 'conv2.mask', 'conv3.mask', 'linear.mask']);
    const pi = exported.values.get('conv1.mask.gumbel_pi');
    expect([...(tensors.get('conv1.mask')?.data ?? [])]).toEqual([...(pi ?? [])].map((value) => (value >= 0 ? 1 : 0)));
  });
});

describe('the compact format', () => {
  test('holds the network', async () => {
    expect(await differenceOf('cnn', { format: 'compact' })).toBeLessThan(1e-6);
  });

  test('has a bit for each masked weight, and the values of those that are kept', () => {
    const exported = exportedNetwork('cnn');
    const bytes = encodeCompact(exported);
    const masked = [3 * 64 * 16, 64 * 128 * 16, 128 * 256 * 16, 256 * 4];
    const kept = exported.network.gatedLayers.flatMap((layer) =>
      [...(exported.values.get(`${layer}.mask.gumbel_pi`) ?? [])].filter((pi) => pi >= 0),
    ).length;
    const whole = 4 * (64 + 128 + 256) + 4;
    const header = new DataView(bytes.buffer).getUint32(8, true);
    const bits = masked.reduce((sum, size) => sum + Math.ceil(size / 8), 0);
    expect(bytes.length).toBe(12 + header + bits + 4 * (kept + whole));
  });

  const bytes = (): Uint8Array => encodeCompact(exportedNetwork('cnn'));
  test.each<[string, () => Uint8Array, string]>([
    ['a file of another kind', () => new TextEncoder().encode('{"a": 1, "b": 2}'), 'does not begin as one'],
    ['a short file', () => bytes().subarray(0, 9), 'does not begin as one'],
    ['a cut header', () => bytes().subarray(0, 40), 'it is truncated'],
    ['a cut tensor', () => bytes().subarray(0, bytes().length - 4), 'it is truncated'],
    ['bytes behind the end', () => Uint8Array.from([...bytes(), 0]), '1 bytes follow its last tensor'],
    ['another mask', () => withoutBits(bytes()), 'the header says'],
  ])('is refused: %s', (_, file, message) => {
    expect(() => readCompactNetwork(file(), 'net.dcwp')).toThrow(`net.dcwp: not a readable file of the compact format`);
    expect(() => readCompactNetwork(file(), 'net.dcwp')).toThrow(message);
  });
});

/** The first mask, cleared. */
function withoutBits(bytes: Uint8Array): Uint8Array {
  const start = 12 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  bytes.fill(0, start, start + (3 * 64 * 16) / 8);
  return bytes;
}

describe('8-bit weights', () => {
  test('are within half a step of each row, and 0 stays 0', () => {
    const { values, scales } = quantizeRows({ shape: [2, 3], values: Float32Array.of(0.5, -1.27, 0, 0, 0, 0) });
    expect([...values]).toEqual([50, -127, 0, 0, 0, 0]);
    expect(scales[0]).toBeCloseTo(0.01, 6);
    expect(scales[1]).toBe(1);
  });

  test('give nearly the same logits in ONNX Runtime', async () => {
    const difference = await differenceOf('resnet18', { format: 'onnx', int8: true });
    expect(difference).toBeLessThan(0.1);
    expect(difference).toBeGreaterThan(1e-5);
  });
});
