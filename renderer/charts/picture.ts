// A chart as a picture of its own: its SVG with every style written out, what it is of and its legend above it, x below.
import type { Series } from './series.ts';

/** Properties that a style sheet may have set. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity'];
const TEXT_STYLES = ['font-size', 'font-weight', 'text-anchor'];
const HEAD = 62;
const FOOT = 18;
/** At both sides. */
const GAP = 12;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** What is written around a drawing. */
export interface Caption {
  readonly title: string;
  /** Of which run, network and samples. */
  readonly detail: string;
  readonly xLabel: string;
}

/** An SVG document's text. `drawing` must be in the page: its computed styles are read. */
export function pictureOf(drawing: SVGSVGElement, caption: Caption, series: readonly Series[]): string {
  const { width, height } = drawing.getBoundingClientRect();
  const picture = document.createElementNS(NAMESPACE, 'svg');
  picture.setAttribute('xmlns', NAMESPACE);
  picture.setAttribute('width', String(width));
  picture.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  const style = getComputedStyle(drawing);
  const color = (name: string) => style.getPropertyValue(`--dcwp-${name}`).trim();
  const marks = legend(series, width);
  const top = HEAD + LINE * (marks.at(-1)?.row ?? 0);
  const whole = top + height + FOOT;
  picture.setAttribute('height', String(whole));
  picture.append(
    rectangle(width, whole, color('surface')),
    text(caption.title, GAP, 17, color('ink'), '600'),
    text(caption.detail, GAP, 34, color('muted'), '400'),
  );
  for (const { curve, left, row } of marks) {
    const y = 50 + LINE * row;
    const mark = line(left, left + 16, y, resolved(curve.color, drawing));
    if (curve.dash !== undefined) mark.setAttribute('stroke-dasharray', curve.dash);
    picture.append(mark, text(curve.label, left + 21, y + 4, color('ink'), '400'));
  }
  const copy = styled(drawing);
  copy.setAttribute('y', String(top));
  const below = text(caption.xLabel, width / 2, top + height + 10, color('muted'), '400');
  below.setAttribute('text-anchor', 'middle');
  picture.append(copy, below);
  return new XMLSerializer().serializeToString(picture);
}

/** From one row of the legend to the next. */
const LINE = 16;
/** A letter's width at the legend's size, generously: what is drawn outside of the page is not measured. */
const LETTER = 6.6;

interface LegendMark {
  readonly curve: Series;
  readonly left: number;
  readonly row: number;
}

/** Where each curve's name stands: beside the one before it, below where the width is used up. */
function legend(series: readonly Series[], width: number): LegendMark[] {
  const marks: LegendMark[] = [];
  let left = GAP;
  let row = 0;
  for (const curve of series) {
    const taken = 21 + LETTER * curve.label.length;
    if (left > GAP && left + taken > width - GAP) {
      left = GAP;
      row += 1;
    }
    marks.push({ curve, left, row });
    left += taken + 16;
  }
  return marks;
}

/** The PNG of an SVG document, at twice its size. */
export async function rasterized(svg: string): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOf(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What a canvas shows, as a PNG. */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('this picture is too large for a PNG')) : resolve(blob)));
  });
}

/** A copy whose elements carry as attributes what style sheets and variables made of them. */
function styled(drawing: SVGSVGElement): Element {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('the copy of an <svg> is one');
  const originals = drawing.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const computed = getComputedStyle(original);
    const names = original instanceof SVGTextContentElement ? [...STYLES, ...TEXT_STYLES] : STYLES;
    for (const name of names) element.setAttribute(name, computed.getPropertyValue(name));
    element.removeAttribute('style');
    element.removeAttribute('class');
  });
  copy.removeAttribute('style');
  return copy;
}

/** A colour with its variables and scheme resolved, as it is where `drawing` stands. */
function resolved(color: string, drawing: SVGSVGElement): string {
  const probe = element('g', { color });
  drawing.append(probe);
  const { color: seen } = getComputedStyle(probe);
  probe.remove();
  return seen;
}

function rectangle(width: number, height: number, fill: string): Element {
  return element('rect', { width, height, fill });
}

function line(x1: number, x2: number, y: number, stroke: string): Element {
  return element('line', { x1, x2, y1: y, y2: y, stroke, 'stroke-width': 2.5 });
}

function text(content: string, x: number, y: number, fill: string, weight: string): Element {
  const made = element('text', { x, y, fill, 'font-weight': weight, 'font-size': 12 });
  made.textContent = content;
  return made;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
