// The look of a report: one style sheet, light, dark and on paper.
import { heatStyle } from '../../../shared/heat-color.ts';
import { type Colors, colorVariableName, darkColors, lightColors } from '../../../shared/theme-colors.ts';

const variables = (colors: Colors): string =>
  Object.entries(colors)
    .map(([name, value]) => `${colorVariableName(name)}:${value};`)
    .join('');

/** Class of a cell that shows a share, 0 to 1. */
export const heatClass = (share: number): string => `h${Math.round(100 * Math.min(1, Math.max(0, share)))}`;

const heat = Array.from({ length: 101 }, (_, percent) => {
  const { background, color } = heatStyle(percent / 100);
  return `.h${percent}{background:${background};color:${color}}`;
}).join('');

export const reportStyle = `
:root{color-scheme:light dark;${variables(lightColors)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(darkColors)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--dcwp-ground);color:var(--dcwp-ink);font:14px/1.5 Inter,system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif}
main{max-width:1060px;margin:0 auto;padding:28px 24px 60px}
header p{color:var(--dcwp-muted);margin:4px 0 0}
h1{font-size:22px;line-height:1.25;margin:0;overflow-wrap:anywhere}
h2{font-size:16px;margin:0 0 4px}
h3{font-size:13px;margin:16px 0 6px}
section{background:var(--dcwp-surface);border:1px solid var(--dcwp-line);border-radius:8px;padding:16px 18px;margin-top:16px}
section>p{margin:0 0 10px;color:var(--dcwp-muted);max-width:80ch}
section>p b,header b{color:var(--dcwp-ink);font-weight:600}
.notice{border-left:4px solid var(--dcwp-warning)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(118px,1fr));gap:12px 16px;margin:18px 0 0}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{color:var(--dcwp-muted);font-size:12.5px}
.figures dd{margin:0;font-size:22px;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}
.conflict{color:var(--dcwp-conflict)}.aligned{color:var(--dcwp-aligned)}.pruning{color:var(--dcwp-pruning)}.good{color:var(--dcwp-good)}.danger{color:var(--dcwp-danger)}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
.table{width:100%}
.table th,.table td{padding:5px 10px;text-align:right;border-bottom:1px solid var(--dcwp-line);font-weight:400}
.table th:first-child{text-align:left}
.table td{white-space:nowrap}
.table thead th{color:var(--dcwp-muted);font-size:12.5px;vertical-align:bottom}
.table tr.counts th,.table tr.counts td{font-weight:600}
.matrix td{min-width:46px;height:34px;padding:2px 4px;text-align:center;border:1px solid var(--dcwp-surface)}
.matrix td small{display:block;font-size:10px;line-height:1.1}
.matrix td.own{outline:2px solid currentColor;outline-offset:-3px}
.matrix th{font-weight:400;color:var(--dcwp-muted);padding:2px 8px;font-size:12.5px}
.matrix td.none{background:var(--dcwp-raised);color:var(--dcwp-muted)}
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:18px}
.charts .wide{grid-column:1/-1}
figure{margin:0;break-inside:avoid}
figcaption{font-weight:600;font-size:13px}
figure svg{display:block;width:100%;height:auto}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 14px;margin:2px 0 4px;padding:0;font-size:12.5px;color:var(--dcwp-muted)}
.legend li{display:flex;align-items:center;gap:6px}
svg.line{width:20px;height:8px;flex:none}
.masks{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:16px}
.masks img,.raster{image-rendering:pixelated;display:block;max-width:100%}
.masks p,.note{margin:2px 0 6px;color:var(--dcwp-muted);font-size:12.5px}
.raster{width:100%;height:0;min-height:100%}
.grid{display:grid;grid-template-columns:auto 1fr auto;gap:0 10px;align-items:stretch}
.grid ol{list-style:none;margin:0;padding:0;font-size:12px;display:flex;flex-direction:column}
.grid li{flex:1;display:flex;align-items:center;min-height:24px}
.scale{display:flex;align-items:center;gap:8px;color:var(--dcwp-muted);font-size:12.5px;margin-top:8px}
.scale img{width:120px;height:10px}
.tiles{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:10px;margin:0;padding:0}
.tiles li{font-size:11.5px;line-height:1.35;break-inside:avoid;overflow-wrap:anywhere}
.tiles img{display:block;width:64px;height:64px;object-fit:contain;image-rendering:pixelated;border:2px solid var(--dcwp-line);border-radius:4px;margin-bottom:3px}
.tiles .right img{border-color:var(--dcwp-good)}.tiles .wrong img{border-color:var(--dcwp-danger)}
.tiles span{color:var(--dcwp-muted)}
.pictures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.pictures img{width:100%;background:#fff;border-radius:4px}
.settings{columns:3 250px;column-gap:28px;margin:0;font-size:12.5px}
.settings div{display:flex;justify-content:space-between;gap:10px;border-bottom:1px solid var(--dcwp-line);break-inside:avoid;padding:2px 0}
.settings dt{color:var(--dcwp-muted);flex:none;max-width:60%;overflow-wrap:anywhere}.settings dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.settings .changed dt,.settings .changed dd{color:var(--dcwp-ink);font-weight:600}
footer{color:var(--dcwp-muted);font-size:12.5px;margin-top:18px}
a{color:var(--dcwp-accent)}
@media (max-width:720px){.charts,.pictures{grid-template-columns:1fr}}
@media print{@page{margin:14mm}body{background:#fff;font-size:10.5pt}main{padding:0;max-width:none}section{border:0;border-top:1px solid var(--dcwp-line);border-radius:0;padding:10px 0}h2,h3{break-after:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
${heat}`;
