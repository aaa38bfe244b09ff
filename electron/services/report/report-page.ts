// A report as one page that needs nothing beside itself.
import { createHash } from 'node:crypto';
import { html, Markup } from './markup.ts';
import type { ReportContent } from './report-content.ts';
import { reportStyle } from './report-style.ts';
import { curves } from './sections/curves.ts';
import { groups } from './sections/groups.ts';
import { head, reportTitle } from './sections/head.ts';
import { inside } from './sections/inside.ts';
import { masks } from './sections/masks.ts';
import { mining } from './sections/mining.ts';
import { provenance } from './sections/provenance.ts';
import { results } from './sections/results.ts';
import { samples } from './sections/samples.ts';
import { settingsList } from './sections/settings.ts';

/** No script, no request: images are inside, and the one style sheet is known by its content. */
const policy = [
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export async function reportPage(content: ReportContent): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${reportTitle(content)}</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<main>
${head(content)}
${results(content)}
${groups(content)}
${await curves(content)}
${await mining(content)}
${masks(content)}
${samples(content)}
${inside(content)}
${settingsList(content)}
${provenance(content)}
</main>
</body>
</html>
`;
  return page.text;
}
