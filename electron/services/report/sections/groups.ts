// The group matrix of the network that counts, on the test set.

import { encodePng } from '../../../../dataset/png-encoder.ts';
import { countingAccuracy } from '../../../../shared/comparison.ts';
import { accuracyMatrix, alignedGroupsOf, isByClass } from '../../../../shared/group-accuracy.ts';
import { heatColor } from '../../../../shared/heat-color.ts';
import { html, type Markup } from '../markup.ts';
import { pngAddress } from '../png-address.ts';
import type { ReportContent } from '../report-content.ts';
import { heatClass } from '../report-style.ts';

export function groups({ record, state }: ReportContent): Markup | null {
  const { data } = state;
  const found =
    countingAccuracy(record.configuration, state) ??
    state.accuracy.findLast(({ network, split }) => network === 'classifier' && split === 'test');
  if (found === undefined) return null;
  const accuracy = accuracyMatrix(found);
  const aligned = alignedGroupsOf(data, found);
  const biases = isByClass(found)
    ? ['all']
    : (accuracy[0] ?? []).map((_, bias) => data?.biases?.[bias] ?? String(bias));
  const rows = accuracy.map((row, label) => {
    const cells = row.map((share, bias) => {
      const samples = found.total[label]?.[bias] ?? 0;
      if (share === null) return html`<td class="none">–</td>`;
      const own = aligned?.[label]?.[bias] === true && !isByClass(found) ? ' own' : '';
      return html`<td class="${heatClass(share)}${own}">${(100 * share).toFixed(1)}<small>${samples}</small></td>`;
    });
    return html`<tr><th scope="row">${data?.classes[label] ?? label}</th>${cells}</tr>`;
  });
  return html`<section><h2>Accuracy of each group</h2>
<p>In percent, on the test set after ${found.stage}, step ${found.step.toLocaleString('en-US')}; below it the number of images. Rows are classes, columns bias labels${aligned === null ? '' : '; framed groups are aligned'}.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Accuracy of each group"><table class="matrix"><thead><tr><td></td>${biases.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
${scale('0 %', '100 %')}</section>`;
}

/** What the colours of heatmaps mean. */
export function scale(low: string, high: string): Markup {
  const width = 64;
  const pixels = Uint8Array.from({ length: width }, (_, i) => i).reduce(
    (bytes, _, i) => {
      bytes.set(heatColor(i / (width - 1)), 3 * i);
      return bytes;
    },
    new Uint8Array(3 * width),
  );
  const source = pngAddress(encodePng(pixels, { height: 1, width, channels: 3 }));
  return html`<p class="scale">${low} <img src="${source}" alt="from dark to bright"> ${high}</p>`;
}
