// The pictures that an evaluation left: features in the plane, confusion, calibration.
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';

export function inside({ pictures }: ReportContent): Markup | null {
  if (pictures.length === 0) return null;
  return html`<section><h2>A look inside</h2><p>From the evaluation of the network that counts.</p><div class="pictures">${pictures.map(({ title, source }) => html`<figure><img src="${source}" alt="${title}"></figure>`)}</div></section>`;
}
