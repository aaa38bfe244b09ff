// How long graphs take in ONNX Runtime on one thread of this processor, beside one another.
import type { Latency } from '../../../shared/model-card.ts';
import { encodeOnnx } from './formats/onnx.ts';
import type { NetworkGraph } from './graph/network-graph.ts';
import type { NodeShape } from './graph/shapes.ts';
import { OnnxNetwork } from './onnx-runtime.ts';

const BATCHES = [1, 32];
const WARM_UP_ROUNDS = 2;
const ROUNDS = 25;
/** Idle threads of one network wait in a loop, which slows the next one's: each has one thread alone. */
const THREADS = 1;
/** Of one batch size, once three rounds were timed. */
const MOST_MS = 6000;

export interface TimedGraph {
  readonly graph: NetworkGraph;
  readonly int8: boolean;
}

/**
 * For each graph the median time of each batch size. The graphs take turns, so that whatever else the machine does slows all of
 * them alike.
 */
export async function latenciesOf(graphs: readonly TimedGraph[], image: NodeShape): Promise<Latency[][]> {
  const networks: OnnxNetwork[] = [];
  for (const { graph, int8 } of graphs) {
    networks.push(await OnnxNetwork.open(encodeOnnx(graph, { feature: false, int8, metadata: {} }), image, THREADS));
  }
  const latencies: Latency[][] = networks.map(() => []);
  for (const batch of BATCHES) {
    const images = new Float32Array(batch * image.channels * image.height * image.width).fill(0.5);
    const medians = await inTurns(networks.map((network) => () => network.run(images)));
    for (const [i, milliseconds] of medians.entries()) latencies[i]?.push({ batch, milliseconds });
  }
  for (const network of networks) await network.close();
  return latencies;
}

async function inTurns(calls: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const call of calls) await call();
  const begun = performance.now();
  const times: number[][] = calls.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    if (round >= 3 && performance.now() - begun > MOST_MS) break;
    for (const [i, call] of calls.entries()) {
      const before = performance.now();
      await call();
      times[i]?.push(performance.now() - before);
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0);
}
