// How long a graph takes in ONNX Runtime on this processor.
import type { Latency } from '../../../shared/model-card.ts';
import { encodeOnnx } from './formats/onnx.ts';
import type { NetworkGraph } from './graph/network-graph.ts';
import type { NodeShape } from './graph/shapes.ts';
import { OnnxNetwork } from './onnx-runtime.ts';

const BATCHES = [1, 32];
const WARM_UP_CALLS = 2;
const CALLS = 15;
/** Of one batch size, once three calls were timed. */
const MOST_MS = 2000;

/** One for each batch size. `int8` as it was exported. */
export async function latencyOf(graph: NetworkGraph, image: NodeShape, int8 = false): Promise<Latency[]> {
  const network = await OnnxNetwork.open(encodeOnnx(graph, { feature: false, int8, metadata: {} }), image);
  const latencies: Latency[] = [];
  for (const batch of BATCHES) {
    const images = new Float32Array(batch * image.channels * image.height * image.width).fill(0.5);
    latencies.push({ batch, milliseconds: await medianOf(() => network.run(images)) });
  }
  await network.close();
  return latencies;
}

async function medianOf(call: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < WARM_UP_CALLS; i++) await call();
  const begun = performance.now();
  const times: number[] = [];
  while (times.length < CALLS && (times.length < 3 || performance.now() - begun < MOST_MS)) {
    const before = performance.now();
    await call();
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}
