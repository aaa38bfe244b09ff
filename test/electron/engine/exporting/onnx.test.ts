// ONNX models of every network, run by ONNX Runtime, against the engine.
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeOnnx, type OnnxOptions } from '../../../../electron/engine/exporting/formats/onnx.ts';
import { foldBatchNorms } from '../../../../electron/engine/exporting/graph/fold-batch-norm.ts';
import type { NetworkGraph } from '../../../../electron/engine/exporting/graph/network-graph.ts';
import { traceGraph } from '../../../../electron/engine/exporting/graph/trace.ts';
import { OnnxNetwork } from '../../../../electron/engine/exporting/onnx-runtime.ts';
import { disentangledNetwork } from '../../../../electron/engine/networks/disentangled-network.ts';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import type { NetworkName } from '../../../../shared/network-names.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { engineSays } from './engine-logits.ts';
import { randomImages, traced, usedValues } from './made-networks.ts';

beforeAll(() => {
  useTensorFlow();
});

const IMAGE = { channels: 3, height: 20, width: 18 };
const options: OnnxOptions = { feature: true, int8: false, metadata: { run: 'a test' } };

async function runtimeSays(graph: NetworkGraph, images: Float32Array, asked: Partial<OnnxOptions> = {}) {
  const network = await OnnxNetwork.open(encodeOnnx(graph, { ...options, ...asked }), IMAGE);
  const outputs = await network.run(images);
  await network.close();
  return outputs;
}

/** Relative to the largest value: float32 adds thousands of products in another order. */
function difference(a: Float32Array, b: Float32Array | undefined): number {
  expect(b).toHaveLength(a.length);
  const largest = a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b?.[i] ?? Number.NaN))), 0) / largest;
}

const small: NetworkName[] = ['cnn', 'fcn', 'resnet18', 'lowpass-resnet18', 'resnet50', 'wide-resnet16-8'];

describe.each(small)('%s', (name) => {
  const network = networkFor(name, { classes: 4, ...IMAGE });
  const made = traced(network, usedValues(network), IMAGE);
  const images = randomImages(IMAGE, 3);

  test('says in ONNX Runtime what it says in the engine, with batch norm folded or not', async () => {
    const { logits, feature } = engineSays(made, images);
    const graph = traceGraph(made);
    const plain = await runtimeSays(graph, images);
    expect(difference(logits, plain.get('logits'))).toBeLessThan(1e-5);
    expect(difference(feature, plain.get('feature'))).toBeLessThan(1e-5);
    const folded = await runtimeSays(foldBatchNorms(graph), images);
    expect(difference(logits, folded.get('logits'))).toBeLessThan(1e-5);
  });
});

test('a network of two encoders, as feature swap leaves it, is one graph', async () => {
  const network = disentangledNetwork(networkFor('cnn', { classes: 4, ...IMAGE }));
  const made = { ...traced(network, usedValues(network), IMAGE), masked: false };
  const images = randomImages(IMAGE, 2);
  const { logits, feature } = engineSays(made, images);
  const said = await runtimeSays(traceGraph(made), images);
  expect(difference(logits, said.get('logits'))).toBeLessThan(1e-5);
  expect(difference(feature, said.get('feature'))).toBeLessThan(1e-5);
});
