// What TensorBoard is shown of an event: its numbers, pictures of masks and of the group matrix, histograms of masks.
import { join } from 'node:path';
import type { EventOf, RunEvent } from '../../../shared/events.ts';
import { accuracyMatrix } from '../../../shared/group-accuracy.ts';
import { scalarsOf } from '../../../shared/run-scalars.ts';
import type { Summary } from '../../formats/tensorboard/event-file.ts';
import { type Histogram, histogramOf } from '../../formats/tensorboard/histogram.ts';
import { heatImage } from './heat-image.ts';
import { maskParametersIn } from './mask-parameters.ts';

/** Pixels that the longer side of a small mask is enlarged to. */
const MASK_PIXELS = 256;
/** Of a group in the picture of the matrix. */
const GROUP_PIXELS = 16;

/** `runFolder` is where checkpoints are; `data`: what the run says of its data, where it did. */
export function summariesOf(event: RunEvent, data: EventOf<'data-opened'> | null, runFolder: string): Summary[] {
  const scalars = scalarsOf(event, data).map(({ name, value }): Summary => ({ kind: 'scalar', tag: name, value }));
  switch (event.type) {
    case 'group-accuracy':
      return [...scalars, matrixImage(event)];
    case 'mask-heatmap':
      return maskSummaries(event);
    case 'checkpoint-written':
      return event.stage === 'pruning' ? parameterHistograms(join(runFolder, event.file)) : [];
    default:
      return scalars;
  }
}

/** Rows are classes, columns bias labels; dark is 0 %, bright 100 %, grey holds no sample. */
function matrixImage(event: EventOf<'group-accuracy'>): Summary {
  const rows = accuracyMatrix(event);
  const shares = rows.flat().map((share) => share ?? Number.NaN);
  const image = heatImage(shares, rows.length, rows[0]?.length ?? 0, GROUP_PIXELS);
  return { kind: 'image', tag: `group accuracy/${event.split}`, image };
}

/** The kept share of each pair of channels, rows being outputs, as a picture and as a histogram. */
function maskSummaries({ layer, outputs, inputs, kept }: EventOf<'mask-heatmap'>): Summary[] {
  const shares = Float32Array.from(Buffer.from(kept, 'base64'), (byte) => byte / 255);
  if (shares.length === 0 || shares.length !== outputs * inputs) return [];
  const cell = Math.max(1, Math.floor(MASK_PIXELS / Math.max(outputs, inputs)));
  return [
    { kind: 'image', tag: `mask/${layer}`, image: heatImage(shares, outputs, inputs, cell) },
    ...histogram(`kept share of channel pairs/${layer}`, histogramOf(shares)),
  ];
}

const parameterHistograms = (file: string): Summary[] =>
  maskParametersIn(file).flatMap(({ layer, values }) => histogram(`mask parameters/${layer}`, histogramOf(values)));

const histogram = (tag: string, found: Histogram | null): Summary[] =>
  found === null ? [] : [{ kind: 'histogram', tag, histogram: found }];
