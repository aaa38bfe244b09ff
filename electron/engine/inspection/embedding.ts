// Laying features out in the plane, by the chosen method.
import { UMAP } from 'umap-js';
import type { EmbeddingMethod } from '../../../shared/evaluation-report.ts';
import { RandomStream } from '../../../shared/random.ts';
import { tsne } from './t-sne.ts';

/** The paper's perplexity for its pictures of features. */
const PERPLEXITY = 20;
const TSNE_ITERATIONS = 1000;
/** McInnes et al., 2018: 15 neighbours, least distance 0.1, and umap-js's number of epochs. */
const UMAP_NEIGHBOURS = 15;
const UMAP_LEAST_DISTANCE = 0.1;
/** Iterations between two turns of the event loop. */
const TURN_EVERY = 10;

export interface EmbeddingOrder {
  readonly method: EmbeddingMethod;
  readonly seed: number;
  /** Aborts it, with the signal's reason. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** A position for each row of features [count][width]; none for the method `none`. The same for the same seed. */
export async function embed(
  features: readonly (readonly number[])[],
  { method, seed, signal, progress }: EmbeddingOrder,
): Promise<[number, number][]> {
  const count = features.length;
  const random = RandomStream.for(seed, `positions of features by ${method}`);
  const turn = async (iteration: number, total: number): Promise<void> => {
    if (iteration % TURN_EVERY !== 0 && iteration !== total) return;
    progress(iteration, total);
    await new Promise(setImmediate);
    signal.throwIfAborted();
  };
  if (method === 'none' || count === 0) return [];
  if (method === 'tsne') {
    const positions = await tsne(features.flat(), count, {
      ...{ perplexity: PERPLEXITY, iterations: TSNE_ITERATIONS, random },
      afterIteration: (iteration) => turn(iteration, TSNE_ITERATIONS),
    });
    return features.map((_, i) => [positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0]);
  }
  return await umapPositions(features, random, turn);
}

async function umapPositions(
  features: readonly (readonly number[])[],
  random: RandomStream,
  turn: (iteration: number, total: number) => Promise<void>,
): Promise<[number, number][]> {
  const umap = new UMAP({
    ...{ nComponents: 2, minDist: UMAP_LEAST_DISTANCE, random: () => random.uniform() },
    nNeighbors: Math.max(1, Math.min(UMAP_NEIGHBOURS, features.length - 1)),
  });
  const epochs = umap.initializeFit(features.map((row) => [...row]));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    await turn(epoch, epochs);
  }
  return umap.getEmbedding().map(([x = 0, y = 0]) => [x, y]);
}
