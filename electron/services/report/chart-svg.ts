// A chart of ECharts as an SVG that stands inside a page: without scripts, styles or what only a pointer needs.
import type { EChartsOption } from 'echarts';
import { Markup } from './markup.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `label` is what a screen reader says. Colours may be CSS variables of the page. */
export async function chartSvg(option: EChartsOption, label: string, { width, height }: Size): Promise<Markup> {
  const echarts = await import('echarts');
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return new Markup(inert(chart.renderToSVGString({ useViewBox: true }), label));
  } finally {
    chart.dispose(); // Else its timer keeps the process alive.
  }
}

/** The page's policy takes no style but its own: what ECharts says in `style` is said in attributes. */
function inert(svg: string, label: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|pointer-events|ecmeta_\w+|xml:space)="[^"]*"/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/<rect [^>]*id="0"[^>]*><\/rect>/, '')
    .replace('<svg ', `<svg role="img" aria-label="${label.replaceAll('"', '')}" `);
}

function attributesOf(style: string): string {
  return style
    .split(';')
    .map((declaration) => /^\s*(font-size|font-weight)\s*:\s*(.+)$/.exec(declaration))
    .map((found) => (found === null ? '' : ` ${found[1]}="${found[2]}"`))
    .join('');
}
