// A group matrix as a picture of its own.
import type { GroupCounts } from '../../shared/events.ts';
import { accuracyMatrix } from '../../shared/group-accuracy.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import { pngOf } from './picture.ts';

/** Pixels of a cell, of the margin for labels, of the title. */
const CELL = 64;
const MARGIN = 60;
const TITLE = 36;

/** A PNG: accuracies in percent on their colours, counts below them. */
export async function matrixPicture(title: string, counts: GroupCounts): Promise<Blob> {
  const accuracies = accuracyMatrix(counts);
  const columns = accuracies[0]?.length ?? 0;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(520, MARGIN + CELL * columns + 12);
  canvas.height = TITLE + MARGIN + CELL * accuracies.length + 12;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  const write = (
    text: string,
    x: number,
    y: number,
    size: number,
    color: string,
    align: CanvasTextAlign = 'center',
  ) => {
    context.font = `${size}px 'Inter Variable', sans-serif`;
    context.fillStyle = color;
    context.textAlign = align;
    context.fillText(text, x, y);
  };
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  write(title, 12, 24, 16, '#1c2128', 'left');
  write('bias →', MARGIN, TITLE + 18, 13, '#596270', 'left');
  write('class ↓', 8, TITLE + MARGIN - 6, 13, '#596270', 'left');
  for (let bias = 0; bias < columns; bias++) {
    write(String(bias), MARGIN + CELL * (bias + 0.5), TITLE + MARGIN - 8, 14, '#596270');
  }
  accuracies.forEach((row, label) => {
    const top = TITLE + MARGIN + CELL * label;
    write(String(label), MARGIN - 14, top + CELL / 2 + 5, 14, '#596270');
    row.forEach((accuracy, bias) => {
      if (accuracy === null) return;
      const { background, color } = heatStyle(accuracy);
      const left = MARGIN + CELL * bias;
      context.fillStyle = background;
      context.fillRect(left, top, CELL - 2, CELL - 2);
      write((100 * accuracy).toFixed(1), left + CELL / 2, top + CELL / 2, 16, color);
      write(`n ${counts.total[label]?.[bias] ?? 0}`, left + CELL / 2, top + CELL / 2 + 18, 12, color);
    });
  });
  return pngOf(canvas);
}
