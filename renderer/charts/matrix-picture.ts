// A group matrix as a picture of its own.
import type { GroupCounts } from '../../shared/events.ts';
import { type AlignedGroups, accuracyMatrix } from '../../shared/group-accuracy.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import { lightColors } from '../../shared/theme-colors.ts';
import { pngOf } from './picture.ts';

/** Pixels of a cell; of the head, with title, detail and what the frame means; around everything. */
const CELL = 64;
const HEAD = 78;
const GAP = 12;

const { ink: INK, muted: MUTED, aligned: ALIGNED, surface: GROUND } = lightColors;
const FONT = "'Inter Variable', sans-serif";

interface MatrixLabels {
  readonly title: string;
  /** Of which run, network and samples, at which step. */
  readonly detail: string;
  readonly classNames: readonly string[] | null;
  readonly biasNames: readonly string[] | null;
  /** Null where it is unknown. */
  readonly aligned: AlignedGroups | null;
}

/** A PNG: accuracies in percent on their colours, counts below them, frames around aligned groups. */
export async function matrixPicture(counts: GroupCounts, labels: MatrixLabels): Promise<Blob> {
  const accuracies = accuracyMatrix(counts);
  const classes = accuracies.map((_, label) => labels.classNames?.[label] ?? String(label));
  const biases = (accuracies[0] ?? []).map((_, bias) => labels.biasNames?.[bias] ?? String(bias));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  const widest = (texts: readonly string[], font: string): number => {
    context.font = font;
    return Math.max(0, ...texts.map((text) => context.measureText(text).width));
  };
  const left = Math.max(60, widest(classes, `14px ${FONT}`) + 2 * GAP);
  const across = widest(biases, `14px ${FONT}`);
  const isUpright = across > CELL - 6;
  const top = HEAD + (isUpright ? across : 16) + GAP;
  const head = Math.max(widest([labels.title], `600 16px ${FONT}`), widest([labels.detail], `13px ${FONT}`));
  canvas.width = Math.max(520, head + 2 * GAP, left + CELL * biases.length + GAP);
  canvas.height = top + CELL * classes.length + GAP;
  const write = (text: string, x: number, y: number, font: string, color: string, align: CanvasTextAlign) => {
    context.font = `${font} ${FONT}`;
    context.fillStyle = color;
    context.textAlign = align;
    context.fillText(text, x, y);
  };
  context.fillStyle = GROUND;
  context.fillRect(0, 0, canvas.width, canvas.height);
  write(labels.title, GAP, 24, '600 16px', INK, 'left');
  write(labels.detail, GAP, 44, '13px', MUTED, 'left');
  const frames = labels.aligned === null ? '' : ', framed: aligned';
  write(`rows: class, columns: bias; accuracy in %, n samples${frames}`, GAP, 62, '13px', MUTED, 'left');
  biases.forEach((name, bias) => {
    context.save();
    context.translate(left + CELL * (bias + 0.5), top - 8);
    if (isUpright) context.rotate(-Math.PI / 2);
    write(name, 0, isUpright ? 5 : 0, '14px', MUTED, isUpright ? 'left' : 'center');
    context.restore();
  });
  accuracies.forEach((row, label) => {
    const y = top + CELL * label;
    write(classes[label] ?? '', left - GAP, y + CELL / 2 + 5, '14px', MUTED, 'right');
    row.forEach((accuracy, bias) => {
      const x = left + CELL * bias;
      if (accuracy === null) {
        write('–', x + CELL / 2, y + CELL / 2 + 5, '16px', MUTED, 'center');
        return;
      }
      const { background, color } = heatStyle(accuracy);
      context.fillStyle = background;
      context.fillRect(x, y, CELL - 2, CELL - 2);
      write((100 * accuracy).toFixed(1), x + CELL / 2, y + CELL / 2, '16px', color, 'center');
      write(`n ${counts.total[label]?.[bias] ?? 0}`, x + CELL / 2, y + CELL / 2 + 18, '12px', color, 'center');
      if (labels.aligned?.[label]?.[bias] !== true) return;
      context.strokeStyle = ALIGNED;
      context.lineWidth = 4;
      context.strokeRect(x + 2, y + 2, CELL - 6, CELL - 6);
    });
  });
  return pngOf(canvas);
}
