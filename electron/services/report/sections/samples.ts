// Images of samples with what the network says of them.
import type { EventOf } from '../../../../shared/events.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportContent, SampleRow, ShownSample } from '../report-content.ts';

type Data = EventOf<'data-opened'> | null;

export function samples({ samples: { watched, problem }, state: { data } }: ReportContent): Markup | null {
  if (watched.length === 0 && problem === null) return null;
  return html`<section><h2>Test samples</h2>
${problem === null ? null : html`<p><b>There are no images here:</b> ${problem}</p>`}
${watched.length === 0 ? null : html`<p>The same samples were looked at throughout training; here as the last evaluation saw them. A green frame: taken for what it is; a red one: not. p is the probability of the true class.</p>${sampleRows(watched, data)}`}</section>`;
}

export const sampleRows = (rows: readonly SampleRow[], data: Data): Markup[] =>
  rows.map(
    ({ title, samples: shown }) =>
      html`<h3>${title}</h3><ul class="tiles">${shown.map((sample) => tile(sample, data))}</ul>`,
  );

function tile({ picture, label, bias, prediction, labelProbability }: ShownSample, data: Data): Markup {
  const nameOf = (of: number): string => data?.classes[of] ?? String(of);
  const truth = `class ${nameOf(label)}${bias === null ? '' : `, bias ${data?.biases?.[bias] ?? bias}`}`;
  const kind = prediction === null ? '' : prediction === label ? 'right' : 'wrong';
  const verdict = prediction === null ? null : prediction === label ? 'right' : `taken for ${nameOf(prediction)}`;
  const sure = labelProbability === null ? null : html`<br><span>p ${Math.round(100 * labelProbability)} %</span>`;
  return html`<li class="${kind}">${picture === null ? null : html`<img src="${picture}" alt="${truth}">`}${truth}${verdict === null ? null : html`<br>${verdict}`}${sure}</li>`;
}
