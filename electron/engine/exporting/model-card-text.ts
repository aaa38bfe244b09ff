// The model card as Markdown, for people.

import { channelsText } from '../../../shared/export-lines.ts';
import { exportFormats, exportOptions } from '../../../shared/export-order.ts';
import { accuracyMatrix, summarizeGroups } from '../../../shared/group-accuracy.ts';
import type { Cost, ModelCard } from '../../../shared/model-card.ts';
import { keptFraction, percentText } from '../../../shared/number-text.ts';

/** Pure. */
export function modelCardText(card: ModelCard): string {
  const sections = [head(card), use(card), results(card), checks(card), costs(card), layers(card), configuration(card)];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head({ run, network, data, order, input }: ModelCard): string[] {
  const { title } = exportFormats[order.format];
  const ratio = data.conflictPercent === null ? '' : `, ${data.conflictPercent} % conflicting`;
  const pixels = `${input.height} × ${input.width} pixels`;
  return [
    `# ${network.name}, ${run.method}: run ${run.id}`,
    '',
    `Exported as ${title}. An image classifier for ${data.classes.length} classes, images of ${pixels}.`,
    '',
    '| | |',
    '| --- | --- |',
    `| data | ${data.name}${ratio} |`,
    `| classes | ${data.classes.join(', ')} |`,
    `| bias labels | ${data.biases?.join(', ') ?? 'unknown'} |`,
    `| method | ${run.method}${run.preset === null ? '' : `, preset ${run.preset}`}, seed ${run.seed} |`,
    `| network | ${network.name} after ${network.stage}, ${network.steps} steps (${network.checkpoint}) |`,
    `| begun from | ${run.imported ?? network.pretrained ?? 'random values'} |`,
    `| options | ${optionsText(order)} |`,
    `| versions | ${Object.entries(run.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')} |`,
  ];
}

function optionsText(order: ModelCard['order']): string {
  const set = Object.entries(exportOptions).filter(([option]) => order[option as keyof typeof exportOptions]);
  return set.length === 0 ? 'none' : set.map(([, text]) => text).join('; ');
}

function use({ order, input, data, results: { layers: kept } }: ModelCard): string[] {
  const norm = input.normalisation;
  const inside = norm === null ? 'pixels stay in [0, 1]' : `(x − [${norm.mean.join(', ')}]) / [${norm.std.join(', ')}]`;
  const classes = data.classes.length;
  const texts: Record<ModelCard['order']['format'], string> = {
    onnx: `\`model.onnx\`: input \`image\` float32 [batch, ${input.channels}, ${input.height}, ${input.width}] in [0, 1]; normalisation is inside the graph (${inside}). Output \`logits\` [batch, ${classes}].`,
    tfjs: `\`model.json\` with \`weights.bin\`: input \`image\` float32 [batch, ${input.height}, ${input.width}, ${input.channels}] in [0, 1]; normalisation is inside the graph (${inside}). Output \`logits\` [batch, ${classes}]. To see it at work, serve this folder (\`npx serve\`, or \`python3 -m http.server\`) and open the address that it prints.`,
    safetensors: `\`model.safetensors\` is the state dict of the PyTorch module: \`module.load_state_dict(safetensors.torch.load_file("model.safetensors"), strict=True)\`. ${order.pi ? 'It has the mask parameters π: weights with π ≥ 0 are kept, so switch the mask on (`freeze_switch(True)` in the published classes).' : 'Masked weights are 0 in it; it has no mask parameters.'} To be given [batch, ${input.channels}, ${input.height}, ${input.width}] after normalisation: ${inside}.`,
    compact: `\`model.dcwp\` holds for each masked weight one bit and, where it is kept, its value; shared/compact-network.ts of the workbench describes the format in 20 lines and reads it. To be given images after normalisation: ${inside}.`,
  };
  const mask =
    kept.length === 0
      ? []
      : [
          '',
          'A mask alone makes a file neither smaller nor faster: zeros are stored and multiplied like other numbers. Only the compact format, zipping, 8-bit weights and removing dead channels save bytes, and only the last saves time in usual libraries.',
        ];
  return ['## Use', '', texts[order.format], ...mask];
}

function results({ results: { test, mined, layers }, data }: ModelCard): string[] {
  const lines = ['## Results, as the run measured them', ''];
  if (test === null) lines.push('No accuracy on the test set is recorded.');
  else {
    const { total, aligned, conflict, worstGroup } = summarizeGroups(test, data.aligned);
    lines.push('| test set | total | aligned | conflict | worst group |', '| --- | --- | --- | --- | --- |');
    lines.push(`| accuracy | ${[total, aligned, conflict, worstGroup].map(percentText).join(' | ')} |`, '');
    lines.push(...matrix(accuracyMatrix(test), data));
  }
  if (mined !== null) {
    const quality = `precision ${percentText(mined.precision)}, recall ${percentText(mined.recall)}`;
    lines.push('', `Mined as bias-conflicting: ${mined.size} of ${mined.of} training samples, ${quality}.`);
  }
  if (layers.length > 0)
    lines.push('', `Kept fraction of the weights that can be masked: ${percentText(keptFraction(layers))}.`);
  return lines;
}

function matrix(cells: readonly (readonly (number | null)[])[], { classes, biases }: ModelCard['data']): string[] {
  const columns = cells[0]?.length ?? 0;
  const names = columns === 1 ? ['accuracy'] : Array.from({ length: columns }, (_, i) => biases?.[i] ?? String(i));
  return [
    `| class \\ bias | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(columns)}`,
    ...cells.map((row, label) => `| ${classes[label] ?? label} | ${row.map(percentText).join(' | ')} |`),
  ];
}

function checks({ verification, data }: ModelCard): string[] {
  const { consumer, images, compared, maxAbsDifference, tolerance, agreement, groups, lacks } = verification;
  const bound =
    tolerance === null
      ? 'values are rounded on purpose, so no bound is set'
      : `at most ${tolerance.toPrecision(2)} is allowed`;
  const lines = [
    '## Checked when it was exported',
    '',
    `- The files were read by ${consumer} and given ${compared} ${images} images.`,
    `- Largest difference of a logit from the engine's: ${maxAbsDifference.toPrecision(3)} (${bound}).`,
    `- The same class for ${(100 * agreement).toFixed(2)} % of the images.`,
  ];
  if (groups !== null) {
    const row = (name: string, counts: typeof groups.engine): string => {
      const { total, aligned, conflict, worstGroup } = summarizeGroups(counts, data.aligned);
      return `| ${name} | ${[total, aligned, conflict, worstGroup].map(percentText).join(' | ')} |`;
    };
    lines.push('', '| whole test set | total | aligned | conflict | worst group |', '| --- | --- | --- | --- | --- |');
    lines.push(row('engine', groups.engine), row('exported', groups.exported));
  }
  return [...lines, ...lacks.map((lack) => `- Not checked: ${lack}`)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const millions = (count: number): string => `${(count / 1e6).toFixed(2)} M`;

function costs({ files, cost }: ModelCard): string[] {
  const row = (name: string, { layers, latency }: Cost): string => {
    const adds = [layers.map(({ dense }) => dense), layers.map(({ effective }) => effective)].map((all) =>
      millions(sum(all)),
    );
    return `| ${name} | ${millions(sum(layers.map(({ weights }) => weights)))} | ${adds.join(' | ')} | ${latency.map(({ milliseconds }) => milliseconds.toFixed(2)).join(' | ')} |`;
  };
  const batches = cost.dense.latency.map(({ batch }) => `ms for ${batch} image${batch === 1 ? '' : 's'}`);
  const removed = cost.channels === null ? [] : ['', channelsText(cost.channels)];
  return [
    '## Cost',
    '',
    '| file | bytes | zipped |',
    '| --- | --- | --- |',
    ...[cost.before, ...files].map(
      ({ file, bytes, zipped }) => `| ${file} | ${bytes.toLocaleString('en')} | ${zipped.toLocaleString('en')} |`,
    ),
    '',
    `| network | weights in layers | multiply-adds, dense | by weights that are not 0 | ${batches.join(' | ')} |`,
    `| --- | --- | --- | --- |${' --- |'.repeat(batches.length)}`,
    row('all weights', cost.dense),
    row('under its mask', cost.masked),
    ...(cost.exported === null ? [] : [row('as exported', cost.exported)]),
    '',
    'Times are medians in ONNX Runtime on one thread of the machine that exported it, whatever else ran there.',
    ...removed,
  ];
}

function layers({ cost, results: { layers: kept } }: ModelCard): string[] {
  const fractions = new Map(kept.map((layer) => [layer.layer, keptFraction([layer])]));
  const shown = cost.exported ?? cost.masked;
  return [
    '## Layers',
    '',
    '| layer | kept by the mask | weights | multiply-adds, dense | by weights that are not 0 |',
    '| --- | --- | --- | --- | --- |',
    ...shown.layers.map(
      ({ layer, weights, dense, effective }) =>
        `| ${layer} | ${fractions.has(layer) ? percentText(fractions.get(layer) ?? null) : 'not masked'} | ${weights} | ${dense} | ${effective} |`,
    ),
  ];
}

function configuration({ run }: ModelCard): string[] {
  return ['## Configuration', '', '```json', JSON.stringify(run.configuration, null, 2), '```'];
}
