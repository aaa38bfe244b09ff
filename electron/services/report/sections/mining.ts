// How good the mined set is, and how it came about.
import type { EventOf } from '../../../../shared/events.ts';
import { percentText } from '../../../../shared/number-text.ts';
import { scalarsOf } from '../../../../shared/run-scalars.ts';
import { type Line, lineChart } from '../line-chart.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';
import { sampleRows } from './samples.ts';

export async function mining(content: ReportContent): Promise<Markup | null> {
  const { state, parts, samples } = content;
  const settled = state.mined.findLast(({ final }) => final);
  if (settled === undefined) return null;
  const measured = state.mined.filter(({ stage }) => stage === 'pretraining');
  const network = settled.network;
  const steps = parts.find(({ stage, network: role }) => stage === 'pretraining' && role === network)?.steps ?? 0;
  return html`<section><h2>Mining</h2><p>${settledText(settled)}</p>
${measured.length < 2 ? null : html`<div class="charts">${await courseOf(measured, steps)}</div>`}
${samples.mined.length === 0 ? null : html`<h3>Mined training samples</h3>${sampleRows(samples.mined, state.data)}`}</section>`;
}

function settledText({ size, of, precision, recall }: EventOf<'mined'>): Markup {
  const quality =
    precision === null && recall === null
      ? 'Which samples conflict is not known, so its precision and recall are not either.'
      : html`Of the mined, <b>${percentText(precision)}</b> do conflict (precision); of those that conflict, <b>${percentText(recall)}</b> were found (recall).`;
  return html`<b>${size.toLocaleString('en-US')}</b> of ${of.toLocaleString('en-US')} training samples were taken to conflict with the bias. ${quality}`;
}

async function courseOf(events: readonly EventOf<'mined'>[], steps: number): Promise<Markup> {
  const line = (name: string, color: string, dashed: boolean): Line => ({
    label: name,
    color,
    dashed,
    points: events.flatMap((event) =>
      scalarsOf(event, null)
        .filter((scalar) => scalar.name === `mined set/${name}`)
        .map(({ value }) => [event.step, value] as const),
    ),
  });
  const lines = [line('precision', 'mining', false), line('recall', 'conflict', true)];
  return await lineChart({
    title: 'Mined set against the truth, over pretraining',
    lines,
    steps,
    unit: 'fraction',
    wide: true,
  });
}
