// An export as lines for the user: where it is, what was checked, what it costs.
import { summarizeGroups } from './group-accuracy.ts';
import type { Cost, ModelCard } from './model-card.ts';
import { percentText } from './number-text.ts';

interface Exported {
  readonly folder: string;
  readonly card: ModelCard;
}

export function exportLines({ folder, card }: Exported): string[] {
  return [`Exported to ${folder}`, ...fileLines(card), '', ...checkLines(card), '', ...costLines(card)];
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

const fileLines = ({ files, cost }: ModelCard): string[] =>
  [...files, { ...cost.before, file: `(${cost.before.file})` }].map(
    ({ file, bytes, zipped }) => `  ${file.padEnd(29)} ${kilobytes(bytes)}, zipped ${kilobytes(zipped)}`,
  );

function checkLines({ verification, data }: ModelCard): string[] {
  const { consumer, compared, images, maxAbsDifference, tolerance, agreement, groups, lacks } = verification;
  const bound = tolerance === null ? 'rounded on purpose' : `allowed: ${tolerance.toPrecision(2)}`;
  const lines = [
    `Checked by ${consumer} on ${compared} ${images} images:`,
    `  largest difference of a logit ${maxAbsDifference.toPrecision(3)} (${bound}), same class for ${(100 * agreement).toFixed(2)} %`,
  ];
  for (const [name, counts] of Object.entries(groups ?? {})) {
    const { total, aligned, conflict, worstGroup } = summarizeGroups(counts, data.aligned);
    const [all, own, other, worst] = [total, aligned, conflict, worstGroup].map(percentText);
    lines.push(`  ${name.padEnd(9)} accuracy ${all}, aligned ${own}, conflict ${other}, worst group ${worst}`);
  }
  return [...lines, ...lacks.map((lack) => `  not checked: ${lack}`)];
}

function costLines({ cost }: ModelCard): string[] {
  const removed = cost.channels === null ? [] : [`  ${channelsText(cost.channels)}`];
  return [
    'Multiply-adds for one image, and time in ONNX Runtime on one thread:',
    costLine('all weights', cost.dense),
    costLine('under its mask', cost.masked),
    ...(cost.exported === null ? [] : [costLine('as exported', cost.exported)]),
    ...removed,
  ];
}

function costLine(name: string, { layers, latency }: Cost): string {
  const total = (of: 'dense' | 'effective'): string =>
    `${(layers.reduce((sum, layer) => sum + layer[of], 0) / 1e6).toFixed(2)} M`;
  const times = latency.map(({ batch, milliseconds }) => `${milliseconds.toFixed(2)} ms for ${batch}`).join(', ');
  return `  ${name.padEnd(15)} ${total('dense')} dense, ${total('effective')} by weights that are not 0; ${times}`;
}

/** How many channels were found and removed, and why not all. */
export const channelsText = ({ total, dead, removed }: NonNullable<ModelCard['cost']['channels']>): string =>
  `${dead} of ${total} output channels are dead, ${removed} of them are removed: convolutions keep a multiple of 16`;
