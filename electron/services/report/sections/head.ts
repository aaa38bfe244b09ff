// The head of a report: which run, how it stands, what came out.
import { countingAccuracy } from '../../../../shared/comparison.ts';
import { alignedGroupsOf, summarizeGroups } from '../../../../shared/group-accuracy.ts';
import { methodOf, methods } from '../../../../shared/methods.ts';
import { selectionText } from '../../../../shared/model-selection.ts';
import { durationText, keptFraction, percentText } from '../../../../shared/number-text.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';

/** `a name (its id)`. */
export const reportTitle = ({ record, label }: Pick<ReportContent, 'record' | 'label'>): string =>
  label.name === null ? record.id : `${label.name} (${record.id})`;

export function head(content: ReportContent): Markup {
  const { record, state } = content;
  return html`<header>
<h1>${reportTitle(content)}</h1>
<p>${descriptionOf(content)}</p>
<p>Begun on ${dateText(Date.parse(record.createdAt))}${state.seconds === 0 ? '' : `, trained in ${durationText(state.seconds)}`}. ${countingText(content)}</p>
${state.status === 'finished' ? null : html`<section class="notice"><p><b>This run is not finished:</b> what follows is how far it has come.</p></section>`}
<dl class="figures">${figuresOf(content).map(([name, value, kind]) => html`<div><dt>${name}</dt><dd class="${kind}">${value}</dd></div>`)}</dl>
</header>
${warningsOf(content)}`;
}

/** `Colored MNIST …`: data, network, method, preset, seed. */
function descriptionOf({ record: { configuration, preset }, state: { data, network } }: ReportContent): string {
  const ratio = data === null ? configuration.conflict_pct : data.conflictPercent;
  return [
    `data ${configuration.data}${ratio === null ? '' : `, ${ratio} % conflicting`}`,
    `method ${methodOf(configuration)}`,
    ...(network === null ? [] : [`network ${network.network}, ${network.weights.toLocaleString('en-US')} weights`]),
    ...(preset === null ? [] : [`preset ${preset}`]),
    `seed ${configuration.seed}`,
  ].join(' · ');
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const dateText = (at: number): string => day.format(at);

function countingText({ record: { configuration }, state }: ReportContent): string {
  const counting = countingAccuracy(configuration, state);
  if (counting === undefined) return '';
  const bias = methods[methodOf(configuration)].knowsBias ? ' The method is told bias labels.' : '';
  return `The network that counts is that after ${counting.stage}, step ${counting.step.toLocaleString('en-US')}, chosen by ${selectionText[configuration.selection]}; the test set chooses nothing.${bias}`;
}

function figuresOf({ record: { configuration }, state }: ReportContent): [string, string, string][] {
  const found =
    countingAccuracy(configuration, state) ??
    state.accuracy.findLast(({ network, split }) => network === 'classifier' && split === 'test');
  const groups = found === undefined ? null : summarizeGroups(found, alignedGroupsOf(state.data, found));
  const mined = state.mined.findLast(({ final }) => final);
  return [
    ['conflict accuracy, test', percentText(groups?.conflict ?? null), 'conflict'],
    ['aligned accuracy, test', percentText(groups?.aligned ?? null), 'aligned'],
    ['worst group, test', percentText(groups?.worstGroup ?? null), ''],
    ['all test images', percentText(groups?.total ?? null), ''],
    ['kept fraction', percentText(keptFraction(state.sparsity.at(-1)?.layers ?? [])), 'pruning'],
    ['mining precision', percentText(mined?.precision ?? null), ''],
    ['mining recall', percentText(mined?.recall ?? null), ''],
  ];
}

function warningsOf({ state: { warnings, error } }: ReportContent): Markup | null {
  const told = new Map(warnings.map(({ message, remedy }) => [message, remedy]));
  if (error !== null) told.set(error.message, error.remedy);
  if (told.size === 0) return null;
  return html`<section class="notice"><h2>Notices</h2>${[...told].map(([message, remedy]) => html`<p><b>${message}</b> ${remedy}</p>`)}</section>`;
}
