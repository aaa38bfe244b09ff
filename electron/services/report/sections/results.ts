// What each stage left, in one table.
import { countingAccuracy } from '../../../../shared/comparison.ts';
import { percentText } from '../../../../shared/number-text.ts';
import { stageOutcome } from '../../../../shared/stage-outcome.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';

export function results({ record, parts, state }: ReportContent): Markup {
  const counting = countingAccuracy(record.configuration, state);
  const rows = parts
    .filter(({ steps }) => steps > 0)
    .map((part) => {
      const test = stageOutcome(part, state, 'test');
      const valid = stageOutcome(part, state, 'valid');
      const counts = counting?.stage === part.stage && counting.network === part.network;
      const { conflict = null, aligned = null, worstGroup = null, total = null } = test.summary ?? {};
      return html`<tr${counts ? html` class="counts"` : null}><th scope="row">${part.stage}, ${part.network === 'biased' ? 'biased network' : 'classifier'}</th>
<td>${test.step === null ? '–' : test.step.toLocaleString('en-US')}</td>
<td class="conflict">${percentText(conflict)}</td><td class="aligned">${percentText(aligned)}</td>
<td>${percentText(worstGroup)}</td><td>${percentText(total)}</td>
<td>${percentText(valid.summary?.conflict ?? null)}</td><td>${percentText(valid.summary?.total ?? null)}</td><td>${percentText(test.kept)}</td></tr>`;
    });
  return html`<section><h2>Results</h2>
<p>Accuracy at the end of each stage. <b>Conflict</b> and <b>aligned</b> are means over the groups (class, bias) that conflict with, or go with, what is usual in training; <b>worst</b> is the least accurate group.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Results of each stage"><table class="table"><thead><tr><th scope="col">network after</th><th scope="col">step</th><th scope="col">conflict, test</th><th scope="col">aligned, test</th><th scope="col">worst, test</th><th scope="col">all, test</th><th scope="col">conflict, valid</th><th scope="col">all, valid</th><th scope="col">kept</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
