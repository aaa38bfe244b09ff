// A raster as a picture of its own, large enough to be looked at.
import { heatStyle } from '../../shared/heat-color.ts';
import { lightColors } from '../../shared/theme-colors.ts';
import { pngOf } from './picture.ts';

interface RasterPicture {
  readonly title: string;
  /** Of which run, network and step. */
  readonly detail: string;
  /** What the colours stand for. */
  readonly scale: { readonly label: string; readonly low: string; readonly high: string };
  readonly xLabel: string;
  readonly yLabel: string;
  /** Names of the rows; without them they have none. */
  readonly rows?: readonly string[];
}

/** Pixels that the longer side has at least; of the margins. */
const LEAST = 720;
const TITLE = 56;
const LABEL = 26;
const NAMES = 110;
const GAP = 14;
/** Of the colour scale below. */
const FOOT = 36;
const SCALE_WIDTH = 160;

/** A PNG in which each cell of `raster`, a canvas with a pixel for each, is a rectangle. */
export async function rasterPicture(raster: HTMLCanvasElement, labels: RasterPicture): Promise<Blob> {
  const { title, detail, scale, xLabel, yLabel, rows } = labels;
  const across = Math.max(1, Math.ceil(LEAST / raster.width));
  const down = Math.max(
    1,
    Math.ceil((rows === undefined ? LEAST : Math.min(LEAST, 40 * raster.height)) / raster.height),
  );
  const left = rows === undefined ? LABEL : NAMES;
  const canvas = document.createElement('canvas');
  canvas.width = left + across * raster.width + GAP;
  canvas.height = TITLE + LABEL + down * raster.height + FOOT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.fillStyle = lightColors.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = lightColors.ink;
  context.font = "600 16px 'Inter Variable', sans-serif";
  context.fillText(title, GAP, 24);
  context.font = "13px 'Inter Variable', sans-serif";
  context.fillStyle = lightColors.muted;
  context.fillText(detail, GAP, 44);
  context.fillText(`${xLabel} →`, left, TITLE + 18);
  if (rows === undefined) {
    context.rotate(-Math.PI / 2);
    context.textAlign = 'right';
    context.fillText(`← ${yLabel}`, -(TITLE + LABEL), 18);
    context.resetTransform();
  }
  context.textAlign = 'right';
  rows?.forEach((name, row) => {
    context.fillText(name, left - 8, TITLE + LABEL + down * (row + 0.5) + 4);
  });
  drawScale(context, scale, left, canvas.height - FOOT / 2 + 4);
  context.imageSmoothingEnabled = false;
  context.drawImage(raster, left, TITLE + LABEL, across * raster.width, down * raster.height);
  return pngOf(canvas);
}

/** `kept 0 % ▬▬▬ 100 %`, its text on the line `y`. */
function drawScale(
  context: CanvasRenderingContext2D,
  { label, low, high }: RasterPicture['scale'],
  left: number,
  y: number,
): void {
  context.textAlign = 'left';
  const before = `${label} ${low}`;
  context.fillText(before, left, y);
  const from = left + context.measureText(before).width + 8;
  for (let x = 0; x < SCALE_WIDTH; x++) {
    context.fillStyle = heatStyle(x / (SCALE_WIDTH - 1)).background;
    context.fillRect(from + x, y - 10, 1, 11);
  }
  context.fillStyle = lightColors.muted;
  context.fillText(high, from + SCALE_WIDTH + 8, y);
}
