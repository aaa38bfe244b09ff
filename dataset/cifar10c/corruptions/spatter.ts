// Spatter: drops of water, at the higher levels of mud, on the lens.
import type { RandomStream } from '../../../shared/random.ts';
import { nearest } from '../filters/border.ts';
import { cannyEdges } from '../filters/canny-edges.ts';
import { chamferDistance } from '../filters/chamfer-distance.ts';
import { roundHalfEven } from '../filters/clipped-zoom.ts';
import { equalizeHistogram } from '../filters/equalize-histogram.ts';
import { type Field, fieldOf } from '../filters/field.ts';
import { gaussianBlur } from '../filters/gaussian-blur.ts';
import { correlate3, type Kernel3, mean3 } from '../filters/kernel3.ts';
import { type Corruption, type Levels, toByte } from './corruption.ts';

interface Level {
  readonly liquid: 'water' | 'mud';
  /** Mean and deviation of the noise that drops are cut from, and the Gaussian that smooths it. */
  readonly mean: number;
  readonly deviation: number;
  readonly sigma: number;
  /** Smoothed noise below it is no drop. */
  readonly threshold: number;
  /** Of water its greatest opacity, of mud the Gaussian that rounds its spots. */
  readonly strength: number;
}

const LEVELS: Levels<Level> = {
  1: { liquid: 'water', mean: 0.62, deviation: 0.1, sigma: 0.7, threshold: 0.7, strength: 0.5 },
  2: { liquid: 'water', mean: 0.65, deviation: 0.1, sigma: 0.8, threshold: 0.7, strength: 0.5 },
  3: { liquid: 'water', mean: 0.65, deviation: 0.3, sigma: 1, threshold: 0.69, strength: 0.5 },
  4: { liquid: 'mud', mean: 0.65, deviation: 0.1, sigma: 0.7, threshold: 0.69, strength: 0.6 },
  5: { liquid: 'mud', mean: 0.65, deviation: 0.1, sigma: 0.5, threshold: 0.68, strength: 0.6 },
};
/** RGB: a pale turquoise, a brown. */
const WATER = [175, 238, 238] as const;
const MUD = [63, 42, 20] as const;
/** What lights a drop from one corner. */
const EMBOSS: Kernel3 = [-2, -1, 0, -1, 1, 1, 0, 1, 2];
/** Distances in pixels above it count as it. */
const FAR = 20;

/** Bytes: what SciPy calls Gaussian filtering is cut off at four deviations. */
const smooth = (field: Field, sigma: number): Field => gaussianBlur(field, sigma, 4, nearest);
const clipByte = (value: number): number => Math.min(255, Math.max(0, value));

function drops({ mean, deviation, sigma, threshold }: Level, random: RandomStream): Field {
  const noise = fieldOf(() => mean + deviation * random.normal());
  return smooth(noise, sigma).map((value) => (value < threshold ? 0 : value));
}

/** How opaque water is, on [0, 1]: drops lit by the distance from their edges, equalised and embossed. Zeros without drops. */
function waterOpacity(layer: Field, strength: number): Field {
  const liquid = layer.map((value) => Math.trunc(value * 255) % 256);
  const distance = chamferDistance(cannyEdges(liquid, 50, 150)).map((value) => Math.min(value, FAR));
  const depth = equalizeHistogram(mean3(distance).map((mean) => Math.trunc(Math.fround(mean))));
  const lit = correlate3(depth, EMBOSS).map(clipByte);
  const light = mean3(lit).map(roundHalfEven);
  const opacity = fieldOf((at) => (liquid[at] ?? 0) * (light[at] ?? 0));
  const greatest = Math.max(...opacity);
  return greatest === 0 ? opacity : opacity.map((value) => (value / greatest) * strength);
}

/** How opaque mud is, on [0, 1]: spots with softened borders, their faint outskirts left out. */
function mudOpacity(layer: Field, threshold: number, sigma: number): Field {
  const spots = layer.map((value) => (value > threshold ? 1 : 0));
  return smooth(spots, sigma).map((value) => (value < 0.8 ? 0 : value));
}

/**
 * Water: x' = clip(x + m turquoise); mud: x' = clip(x (1 - m) + m brown), m the liquid's opacity (CIFAR-10-C,
 * "spatter"). Draws the noise. An image on which no drop falls stays as it is.
 */
export const spatter: Corruption = (pixels, severity, random) => {
  const level = LEVELS[severity];
  const layer = drops(level, random);
  const isWater = level.liquid === 'water';
  const opacity = isWater ? waterOpacity(layer, level.strength) : mudOpacity(layer, level.threshold, level.strength);
  const colour = isWater ? WATER : MUD;
  return pixels.map((value, at) => {
    const covering = opacity[Math.floor(at / 3)] ?? 0;
    const shown = isWater ? value / 255 : (value / 255) * (1 - covering);
    return toByte(shown + (covering * (colour[at % 3] ?? 0)) / 255);
  });
};
