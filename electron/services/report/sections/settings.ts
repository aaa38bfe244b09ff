// The settings that the run's method reads; those that differ from the published defaults stand out.
import { configuration as schema } from '../../../../shared/configuration.ts';
import { methodOf } from '../../../../shared/methods.ts';
import { differences } from '../../../../shared/resolve-configuration.ts';
import { type Setting, settings } from '../../../../shared/settings.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';

export function settingsList({ record: { configuration, preset } }: ReportContent): Markup {
  const changed = new Set<string>(differences(schema.parse({}), configuration).map(({ name }) => name));
  const method = methodOf(configuration);
  const read = settings.filter(({ readBy }) => readBy === null || readBy.includes(method));
  const groups = [...new Set(read.map(({ group }) => group))];
  const lists = groups.map((group) => {
    const members = read.filter((setting) => setting.group === group);
    const rows = members.map(
      (setting) =>
        html`<div class="${changed.has(setting.name) ? 'changed' : ''}"><dt title="${setting.help}">${setting.name}</dt><dd>${valueText(setting, configuration[setting.name])}</dd></div>`,
    );
    return html`<h3>${group}</h3><dl class="settings">${rows}</dl>`;
  });
  return html`<section><h2>Configuration</h2><p>${preset === null ? 'No preset.' : html`Preset <b>${preset}</b>.`} Settings in <b>bold</b> differ from the published program's defaults.</p>${lists}</section>`;
}

function valueText({ unit, whenNull }: Setting, value: string | number | boolean | null): string {
  if (value === null) return whenNull ?? 'none';
  return `${value}${unit === null || typeof value !== 'number' ? '' : ` ${unit}`}`;
}
