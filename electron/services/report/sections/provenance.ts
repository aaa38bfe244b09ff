// Where the run's numbers come from: data, versions, machine.
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';

export function provenance({ record, state, madeBy, madeAt }: ReportContent): Markup {
  const { versions, machine, parent } = record;
  const { data, network, device, tensorflow } = state;
  const rows: [string, string][] = [
    ...(data === null
      ? []
      : ([
          [
            'training, validation, test images',
            [data.counts.train, data.counts.valid, data.counts.test].map(count).join(' · '),
          ],
          ['image', `${data.shape.height} × ${data.shape.width} × ${data.shape.channels}`],
          ['classes', data.classes.join(', ')],
          ['bias labels', data.biases === null ? 'unknown' : data.biases.join(', ')],
        ] satisfies [string, string][])),
    ...(network === null
      ? []
      : ([
          ['maskable weights', `${count(network.maskable)} of ${count(network.weights)}`],
          ['first weights', network.pretrained ?? 'from scratch'],
        ] satisfies [string, string][])),
    ...(parent === null
      ? []
      : ([['taken over', `all before ${parent.stage}, from ${parent.run}`]] satisfies [string, string][])),
    ['workbench', versions.app],
    ['TensorFlow', `${tensorflow ?? versions.tensorflow}${device === null ? '' : ` on ${device.toUpperCase()}`}`],
    ['Node', versions.node],
    [
      'machine',
      `${machine.processor}, ${machine.cores} cores, ${Math.round(machine.memoryBytes / 2 ** 30)} GB, ${machine.platform}`,
    ],
    ['run', record.id],
  ];
  const made = new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ');
  return html`<section><h2>Data and versions</h2><dl class="settings">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>
<footer>Made by DCWP workbench ${madeBy}, ${made} UTC. Method: Debiased Contrastive Weight Pruning, CVPR 2023, arXiv 2210.05247. This file holds all that it shows, and asks nothing of any server.</footer>`;
}

const count = (value: number): string => value.toLocaleString('en-US');
