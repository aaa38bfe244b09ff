// Drawing a block of the gallery: a frame for each sample, its image fitted into that, marks of what it is.
import type { Colors } from '../../shared/theme-colors.ts';
import { ALIGNED, BY_HAND, CONFLICTING, MINED, SELECTED, WRONG } from './tile-looks.ts';

/** In pixels of the page. */
export interface TileGrid {
  /** Tiles beside one another. */
  readonly perRow: number;
  /** Side of a tile. */
  readonly side: number;
  /** From the beginning of a tile to that of the next one, and of the one below. */
  readonly across: number;
  readonly down: number;
}

export interface DrawnTiles {
  /** Of each tile, row by row; undefined where it is not there (yet). */
  readonly pictures: readonly (ImageData | undefined)[];
  /** See `tile-looks.ts`. */
  readonly looks: Uint8Array;
  readonly colors: Colors;
}

/** Between the edge of a tile and its image; around a selected tile. */
export const FRAME = 2;
const RING = 1;
/** Of what is laid over a selected tile. */
const TINT = 0.22;

/** The canvas begins `RING` pixels left of and above the first tile. `ratio`: pixels of the screen for one of the page. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  { pictures, looks, colors }: DrawnTiles,
  { perRow, side, across, down }: TileGrid,
  ratio: number,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, context.canvas.width / ratio, context.canvas.height / ratio);
  const placed = onBench(pictures);
  for (const [place, look] of looks.entries()) {
    const left = RING + (place % perRow) * across;
    const top = RING + Math.floor(place / perRow) * down;
    drawFrame(context, look, colors, [left, top, side]);
    const picture = placed.at.get(place);
    if (picture !== undefined) drawPicture(context, placed.canvas, picture, [left, top, side], ratio);
    drawMarks(context, look, colors, [left, top, side]);
  }
}

/** The size of a canvas for so many rows. */
export const canvasSize = ({ perRow, side, across, down }: TileGrid, rows: number) => ({
  width: (perRow - 1) * across + side + 2 * RING,
  height: (rows - 1) * down + side + 2 * RING,
  offset: -RING,
});

type Square = readonly [left: number, top: number, side: number];

function drawFrame(context: CanvasRenderingContext2D, look: number, colors: Colors, [left, top, side]: Square): void {
  const isSelected = (look & SELECTED) !== 0;
  const ring = isSelected ? RING : 0;
  context.fillStyle = isSelected ? colors.accent : colors.raised;
  context.beginPath();
  context.roundRect(left - ring, top - ring, side + 2 * ring, side + 2 * ring, 4);
  context.fill();
  if (isSelected || (look & (ALIGNED | CONFLICTING)) === 0) return;
  context.fillStyle = (look & CONFLICTING) === 0 ? colors.aligned : colors.conflict;
  context.fillRect(left + 1, top + side - FRAME, side - 2, FRAME);
}

interface Placed {
  readonly picture: ImageData;
  /** On the bench, from its left. */
  readonly from: number;
}

function drawPicture(
  context: CanvasRenderingContext2D,
  bench: HTMLCanvasElement,
  { picture: { width, height }, from }: Placed,
  [left, top, side]: Square,
  ratio: number,
): void {
  const room = side - 2 * FRAME;
  const scale = room / Math.max(width, height);
  const [wide, high] = [Math.round(scale * width), Math.round(scale * height)];
  const [x, y] = [left + FRAME + Math.floor((room - wide) / 2), top + FRAME + Math.floor((room - high) / 2)];
  // Small images are shown enlarged, pixel by pixel.
  context.imageSmoothingEnabled = scale * ratio < 1;
  context.drawImage(bench, from, 0, width, height, x, y, wide, high);
}

function drawMarks(context: CanvasRenderingContext2D, look: number, colors: Colors, [left, top, side]: Square): void {
  if ((look & SELECTED) !== 0) {
    context.globalAlpha = TINT;
    context.fillStyle = colors.accent;
    context.fillRect(left + FRAME, top + FRAME, side - 2 * FRAME, side - 2 * FRAME);
    context.globalAlpha = 1;
  }
  // Wrong: a square on the left.
  if ((look & WRONG) !== 0) {
    context.fillStyle = colors.surface;
    context.fillRect(left + 4, top + 4, 8, 8);
    context.fillStyle = colors.danger;
    context.fillRect(left + 5, top + 5, 6, 6);
  }
  if ((look & (MINED | BY_HAND)) === 0) return;
  // Mined: a filled circle on the right, with an edge where that was said by hand; taken out by hand: an empty one.
  const isMined = (look & MINED) !== 0;
  const isByHand = (look & BY_HAND) !== 0;
  const disc = (radius: number, color: string): void => {
    context.beginPath();
    context.arc(left + side - 8.5, top + 8.5, radius, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
  };
  // Each lies on a ground of its own: an image may be as dark as the edge, or as bright.
  disc(isByHand ? 6.5 : 4.5, colors.surface);
  if (isByHand) disc(5.5, isMined ? colors.ink : colors.mining);
  disc(3.5, isMined ? colors.mining : colors.surface);
}

/** Where pixels are put before they are drawn larger or smaller: one beside the other. */
let bench: CanvasRenderingContext2D | null = null;

function onBench(pictures: readonly (ImageData | undefined)[]) {
  const at = new Map<number, Placed>();
  let [width, height] = [1, 1];
  for (const [place, picture] of pictures.entries()) {
    if (picture === undefined) continue;
    at.set(place, { picture, from: width });
    width += picture.width;
    height = Math.max(height, picture.height);
  }
  bench ??= contextOf(document.createElement('canvas'), { willReadFrequently: true });
  const { canvas } = bench;
  if (canvas.width < width) canvas.width = width;
  if (canvas.height < height) canvas.height = height;
  for (const { picture, from } of at.values()) bench.putImageData(picture, from, 0);
  return { canvas, at };
}

export function contextOf(canvas: HTMLCanvasElement, settings: CanvasRenderingContext2DSettings) {
  const context = canvas.getContext('2d', settings);
  if (context === null) throw new Error('this browser draws no canvas');
  return context;
}
