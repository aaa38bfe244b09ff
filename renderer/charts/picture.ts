// A chart as a picture of its own: its SVG with every style written out, title and legend above it.
import type { Series } from './series.ts';

/** Properties that a style sheet may have set. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity'];
const TEXT_STYLES = ['font-size', 'font-weight', 'text-anchor'];
const HEAD = 44;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** An SVG document's text. `drawing` must be in the page: its computed styles are read. */
export function pictureOf(drawing: SVGSVGElement, title: string, series: readonly Series[]): string {
  const { width, height } = drawing.getBoundingClientRect();
  const picture = document.createElementNS(NAMESPACE, 'svg');
  picture.setAttribute('xmlns', NAMESPACE);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height + HEAD));
  picture.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  const style = getComputedStyle(drawing);
  const color = (name: string) => style.getPropertyValue(`--dcwp-${name}`).trim();
  picture.append(rectangle(width, height + HEAD, color('surface')), text(title, 12, 17, color('ink'), '600'));
  let left = 12;
  for (const curve of series) {
    const mark = line(left, left + 16, 33, resolved(curve.color, drawing));
    if (curve.dash !== undefined) mark.setAttribute('stroke-dasharray', curve.dash);
    picture.append(mark, text(curve.label, left + 21, 37, color('muted'), '400'));
    left += 40 + 6.2 * curve.label.length;
  }
  const copy = styled(drawing);
  copy.setAttribute('y', String(HEAD));
  picture.append(copy);
  return new XMLSerializer().serializeToString(picture);
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
