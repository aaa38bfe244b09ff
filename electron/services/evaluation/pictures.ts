// Pictures of an evaluation's report: each chart as SVG, and as PNG for where SVG is not taken.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationReport } from '../../../shared/evaluation-report.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import { type Chart, chartsOf } from './charts.ts';

/** Pixels of a PNG for each of the chart's: sharp on paper and on dense screens. */
const PNG_SCALE = 2;
const SVG_DPI = 72;

/** Writes `<folder>/<chart>.svg` and `.png`, and gives the paths. Throws a FailureError where that is not possible. */
export async function writePictures(report: EvaluationReport, folder: string): Promise<string[]> {
  const written: string[] = [];
  const { default: sharp } = await import('sharp');
  mkdirSync(folder, { recursive: true });
  for (const chart of chartsOf(report)) {
    const svg = await svgOf(chart);
    const png = await sharp(Buffer.from(svg), { density: SVG_DPI * PNG_SCALE })
      .png()
      .toBuffer();
    for (const [ending, content] of [
      ['svg', svg],
      ['png', png],
    ] as const) {
      const path = join(folder, `${chart.name}.${ending}`);
      try {
        writeFileSync(path, content);
      } catch (error) {
        throw writeFailure(path, error);
      }
      written.push(path);
    }
  }
  return written;
}

/** ECharts draws without a browser. */
export async function svgOf({ option, width, height }: Chart): Promise<string> {
  const echarts = await import('echarts');
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
