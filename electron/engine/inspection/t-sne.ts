// t-SNE (van der Maaten and Hinton, 2008): positions in the plane whose neighbours are those of the features.
//
// Exact, for some thousand samples: 1,000 take some seconds. Its own code since the packages of the field draw from
// Math.random: their pictures of one run differ each time.
import type { RandomStream } from '../../../shared/random.ts';
import { jointProbabilities, squaredDistances } from './perplexity.ts';

export interface TsneSettings {
  readonly perplexity: number;
  readonly iterations: number;
  readonly random: RandomStream;
  /** After each iteration, from 1: long work lets others in here, or throws to stop. */
  readonly afterIteration?: (iteration: number) => Promise<void>;
}

/** As published, but for the rate, which is scikit-learn's (Belkina et al., 2019): count / exaggeration / 4, at least 50. */
const EXAGGERATION = 12;
const EXAGGERATED_ITERATIONS = 250;
const FIRST_SPREAD = 1e-4;
const LEAST_RATE = 50;
const LEAST_GAIN = 0.01;

/**
 * Positions [count, 2], row-major. features [count, width], row-major. The perplexity is cut to (count − 1) / 3. Pure but for
 * `random`: the same stream gives the same positions.
 */
export async function tsne(features: ArrayLike<number>, count: number, settings: TsneSettings): Promise<Float64Array> {
  const positions = Float64Array.from({ length: 2 * count }, () => settings.random.normal() * FIRST_SPREAD);
  if (count < 3) return positions;
  const perplexity = Math.max(1, Math.min(settings.perplexity, (count - 1) / 3));
  const near = jointProbabilities(squaredDistances(features, count), count, perplexity);
  const rate = Math.max(count / EXAGGERATION / 4, LEAST_RATE);
  const descent = new Descent(positions);
  for (let iteration = 1; iteration <= settings.iterations; iteration++) {
    const early = iteration <= EXAGGERATED_ITERATIONS;
    const gradient = tsneGradient(near, positions, early ? EXAGGERATION : 1);
    descent.step(gradient, rate, early ? 0.5 : 0.8);
    await settings.afterIteration?.(iteration);
  }
  return positions;
}

/** d KL(P ‖ Q) / d positions [count, 2], with P times `exaggeration`: 4 Σ_j (p − q)(y_i − y_j) / (1 + |y_i − y_j|²). */
export function tsneGradient(near: Float64Array, positions: Float64Array, exaggeration: number): Float64Array {
  const count = positions.length / 2;
  const attraction = new Float64Array(positions.length);
  const repulsion = new Float64Array(positions.length);
  let normaliser = 0;
  for (let i = 0; i < count; i++) {
    const [xi = 0, yi = 0] = [positions[2 * i], positions[2 * i + 1]];
    let [ax, ay, rx, ry] = [0, 0, 0, 0];
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const dx = xi - (positions[2 * j] ?? 0);
      const dy = yi - (positions[2 * j + 1] ?? 0);
      const q = 1 / (1 + dx * dx + dy * dy);
      const pull = exaggeration * (near[i * count + j] ?? 0) * q;
      const push = q * q;
      normaliser += q;
      ax += pull * dx;
      ay += pull * dy;
      rx += push * dx;
      ry += push * dy;
    }
    attraction[2 * i] = ax;
    attraction[2 * i + 1] = ay;
    repulsion[2 * i] = rx;
    repulsion[2 * i + 1] = ry;
  }
  return attraction.map((pull, k) => 4 * (pull - (repulsion[k] ?? 0) / normaliser));
}

/** Gradient descent with momentum and a gain for each coordinate, as published. */
class Descent {
  readonly #positions: Float64Array;
  readonly #velocity: Float64Array;
  readonly #gains: Float64Array;

  constructor(positions: Float64Array) {
    this.#positions = positions;
    this.#velocity = new Float64Array(positions.length);
    this.#gains = new Float64Array(positions.length).fill(1);
  }

  /** In place; the positions are then centred. */
  step(gradient: Float64Array, rate: number, momentum: number): void {
    const [positions, velocity, gains] = [this.#positions, this.#velocity, this.#gains];
    for (let k = 0; k < positions.length; k++) {
      const slope = gradient[k] ?? 0;
      const before = velocity[k] ?? 0;
      const gain = gains[k] ?? 1;
      const next = Math.max(LEAST_GAIN, slope * before < 0 ? gain + 0.2 : gain * 0.8);
      gains[k] = next;
      velocity[k] = momentum * before - rate * next * slope;
      positions[k] = (positions[k] ?? 0) + (velocity[k] ?? 0);
    }
    centre(positions);
  }
}

function centre(positions: Float64Array): void {
  const count = positions.length / 2;
  for (const axis of [0, 1]) {
    let mean = 0;
    for (let i = 0; i < count; i++) mean += (positions[2 * i + axis] ?? 0) / count;
    for (let i = 0; i < count; i++) positions[2 * i + axis] = (positions[2 * i + axis] ?? 0) - mean;
  }
}
