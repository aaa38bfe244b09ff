// A raster as a picture of its own, large enough to be looked at.
import { pngOf } from './picture.ts';

interface RasterPicture {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Names of the rows; without them they have none. */
  readonly rows?: readonly string[];
}

/** Pixels that the longer side has at least; of the margins. */
const LEAST = 720;
const TITLE = 36;
const LABEL = 26;
const NAMES = 110;
const GAP = 14;

/** A PNG in which each cell of `raster`, a canvas with a pixel for each, is a rectangle. */
export async function rasterPicture(raster: HTMLCanvasElement, labels: RasterPicture): Promise<Blob> {
  const { title, xLabel, yLabel, rows } = labels;
  const across = Math.max(1, Math.ceil(LEAST / raster.width));
  const down = Math.max(
    1,
    Math.ceil((rows === undefined ? LEAST : Math.min(LEAST, 40 * raster.height)) / raster.height),
  );
  const left = rows === undefined ? LABEL : NAMES;
  const canvas = document.createElement('canvas');
  canvas.width = left + across * raster.width + GAP;
  canvas.height = TITLE + LABEL + down * raster.height + GAP;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#1c2128';
  context.font = "600 16px 'Inter Variable', sans-serif";
  context.fillText(title, GAP, 24);
  context.font = "13px 'Inter Variable', sans-serif";
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
  context.imageSmoothingEnabled = false;
  context.drawImage(raster, left, TITLE + LABEL, across * raster.width, down * raster.height);
  return pngOf(canvas);
}
