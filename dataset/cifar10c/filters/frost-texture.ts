// Computed pictures of frost on a window: ferns of ice over a cloudy pane.
import { RandomStream } from '../../../shared/random.ts';

/** Height and width, in pixels. */
export const FROST_SIDE = 192;
/** RGB of bare glass and of thick ice. */
const GLASS = [58, 82, 116] as const;
const ICE = [246, 250, 255] as const;
/** Ferns on a picture: of the five some are nearly covered, others mostly bare. */
const FERNS = [70, 45, 110, 60, 90] as const;
/** Side branches leave at 60°, as ice crystals do. */
const BRANCHING = Math.PI / 3;

/** Brightness [192, 192]. */
type Pane = Float64Array;

/** Smooth noise on [0, 1] from values on a grid of `cell` pixels. */
function addClouds(pane: Pane, cell: number, amount: number, random: RandomStream): void {
  const nodes = Math.ceil(FROST_SIDE / cell) + 1;
  const grid = Float64Array.from({ length: nodes * nodes }, () => random.uniform());
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const at = (row: number, column: number): number => grid[row * nodes + column] ?? 0;
  pane.forEach((value, index) => {
    const [y, x] = [Math.floor(index / FROST_SIDE) / cell, (index % FROST_SIDE) / cell];
    const [row, column] = [Math.floor(y), Math.floor(x)];
    const [down, right] = [ease(y - row), ease(x - column)];
    const upper = at(row, column) * (1 - right) + at(row, column + 1) * right;
    const lower = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right;
    pane[index] = value + amount * (upper * (1 - down) + lower * down);
  });
}

/** Spreads light over the four pixels about a point. */
function dab(pane: Pane, x: number, y: number, light: number): void {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - column, y - row];
  const put = (dx: number, dy: number, share: number): void => {
    const [atX, atY] = [column + dx, row + dy];
    if (atX >= 0 && atY >= 0 && atX < FROST_SIDE && atY < FROST_SIDE) {
      const index = atY * FROST_SIDE + atX;
      pane[index] = (pane[index] ?? 0) + light * share;
    }
  };
  put(0, 0, (1 - right) * (1 - down));
  put(1, 0, right * (1 - down));
  put(0, 1, (1 - right) * down);
  put(1, 1, right * down);
}

interface Needle {
  readonly x: number;
  readonly y: number;
  /** In radians. */
  readonly direction: number;
  /** In pixels. */
  readonly length: number;
  readonly light: number;
}

/** A needle that fades towards its tip, with needles half as long and more to either side where `order` is above 0. */
function grow(pane: Pane, { x, y, direction, length, light }: Needle, order: number, random: RandomStream): void {
  const bend = (random.uniform() - 0.5) * 0.02;
  let next = 2 + random.below(3);
  let [atX, atY, towards] = [x, y, direction];
  for (let gone = 0; gone < length; gone += 0.5) {
    const left = 1 - gone / length;
    dab(pane, atX, atY, 0.5 * light * (0.35 + 0.65 * left));
    if (order > 0 && gone >= next) {
      next = gone + 2 + 2 * random.uniform();
      for (const side of [-1, 1]) {
        const branch = { x: atX, y: atY, direction: towards + side * BRANCHING, light: light * 0.7 };
        grow(pane, { ...branch, length: length * left * (0.2 + 0.25 * random.uniform()) }, order - 1, random);
      }
    }
    towards += bend;
    atX += 0.5 * Math.cos(towards);
    atY += 0.5 * Math.sin(towards);
  }
}

function paint(which: number): Uint8Array {
  const random = RandomStream.for(which, 'frost texture');
  const pane = new Float64Array(FROST_SIDE * FROST_SIDE).fill(0.02);
  [64, 32, 16, 8].forEach((cell, octave) => {
    addClouds(pane, cell, 0.3 / 2 ** octave, random);
  });
  const ferns = FERNS[which] ?? 0;
  for (let fern = 0; fern < ferns; fern += 1) {
    const [x, y] = [random.uniform() * FROST_SIDE, random.uniform() * FROST_SIDE];
    const direction = random.uniform() * 2 * Math.PI;
    const size = { length: 18 + 40 * random.uniform(), light: 0.35 + 0.35 * random.uniform() };
    grow(pane, { x, y, direction, ...size }, 2, random);
  }
  const pixels = new Uint8Array(pane.length * 3);
  pane.forEach((value, index) => {
    const ice = Math.min(1, Math.max(0, value + 0.08 * (random.uniform() - 0.5)));
    GLASS.forEach((glass, channel) => {
      pixels[index * 3 + channel] = Math.round(glass + ice * ((ICE[channel] ?? 0) - glass));
    });
  });
  return pixels;
}

const painted = new Map<number, Uint8Array>();

/** Picture 0 to 4 [192, 192, 3], RGB bytes, not to be changed. The same on every machine; painted once. */
export function frostTexture(which: number): Uint8Array {
  const texture = painted.get(which) ?? paint(which);
  painted.set(which, texture);
  return texture;
}
