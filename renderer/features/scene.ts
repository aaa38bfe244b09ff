// A cloud on a canvas: what is seen of it, moved and zoomed without React, drawn once a frame at most.
import { RandomStream } from '../../shared/random.ts';
import { pngOf } from '../charts/picture.ts';
import { type Camera, fitted, panned, type Size, seenBox, toPixel, toPlane, zoomedAt } from './camera.ts';
import { painterOn } from './choose-painter.ts';
import type { Cloud } from './cloud.ts';
import type { Painter } from './painter.ts';

/** Pixels around a point in which it is found. */
const REACH = 12;

export class Scene {
  readonly #canvas: HTMLCanvasElement;
  readonly #cloud: Cloud;
  readonly #onMove: () => void;
  #painter: Painter;
  #size: Size = { width: 1, height: 1 };
  #ratio = 1;
  #camera: Camera;
  #whole: Camera;
  #isFitted = true;
  #frame = 0;
  #colors: Uint8Array | null = null;
  readonly #ended = new AbortController();

  /** `onMove` is called whenever something else is seen. */
  constructor(canvas: HTMLCanvasElement, cloud: Cloud, onMove: () => void) {
    this.#canvas = canvas;
    this.#cloud = cloud;
    this.#onMove = onMove;
    this.#painter = this.#newPainter();
    this.#whole = fitted(cloud.box, this.#size);
    this.#camera = this.#whole;
    const { signal } = this.#ended;
    canvas.addEventListener('webglcontextlost', (event) => event.preventDefault(), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#paintAnew(), { signal });
  }

  get kind(): Painter['kind'] {
    return this.#painter.kind;
  }

  get isFitted(): boolean {
    return this.#isFitted;
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#ended.abort();
    this.#painter.dispose();
  }

  /** See `pointColors`. */
  setColors(colors: Uint8Array): void {
    this.#colors = colors;
    this.#painter.setColors(colors);
    this.#drawSoon();
  }

  /** In the page's pixels, and the screen's pixels for each. */
  resize(size: Size, ratio: number): void {
    this.#size = size;
    this.#ratio = ratio;
    this.#canvas.width = Math.max(1, Math.round(size.width * ratio));
    this.#canvas.height = Math.max(1, Math.round(size.height * ratio));
    this.#whole = fitted(this.#cloud.box, size);
    if (this.#isFitted) this.#camera = this.#whole;
    this.#changed();
  }

  fit(): void {
    this.#isFitted = true;
    this.#camera = this.#whole;
    this.#changed();
  }

  pan(dx: number, dy: number): void {
    this.#see(panned(this.#camera, dx, dy));
  }

  /** About a pixel, or the middle. */
  zoom(factor: number, at: readonly [number, number] = this.#middle): void {
    this.#see(zoomedAt(this.#camera, factor, at, this.#size, this.#whole));
  }

  /** The point at a pixel; -1 where there is none near. */
  at(pixel: readonly [number, number], isWanted?: (point: number) => boolean): number {
    return this.#cloud.nearest(toPlane(this.#camera, pixel, this.#size), REACH / this.#camera.scale, isWanted);
  }

  /** The point nearest to the middle, of all that are seen. */
  atMiddle(isWanted?: (point: number) => boolean): number {
    const { width, height } = this.#size;
    return this.#cloud.nearest(
      [this.#camera.x, this.#camera.y],
      Math.max(width, height) / 2 / this.#camera.scale,
      isWanted,
    );
  }

  /** Takes the wheel from the page while it is over the canvas; returns what gives it back. */
  onWheel(listener: (event: WheelEvent, pixel: readonly [number, number]) => void): () => void {
    const ended = new AbortController();
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = this.#canvas.getBoundingClientRect();
      listener(event, [event.clientX - left, event.clientY - top]);
    };
    this.#canvas.addEventListener('wheel', listen, { passive: false, signal: ended.signal });
    return () => ended.abort();
  }

  pixelOf(point: number): [number, number] {
    const { positions } = this.#cloud;
    return toPixel(this.#camera, [positions[2 * point] ?? 0, positions[2 * point + 1] ?? 0], this.#size);
  }

  /** Points that are seen. */
  seen(): number[] {
    return this.#cloud.within(seenBox(this.#camera, this.#size));
  }

  /** Points inside a polygon of pixels. */
  inside(corners: readonly (readonly [number, number])[]): number[] {
    return this.#cloud.inside(corners.map((corner) => toPlane(this.#camera, corner, this.#size)));
  }

  async png(): Promise<Blob> {
    this.#draw(); // In the same turn: what WebGL drew is gone in the next.
    return pngOf(this.#canvas);
  }

  get #middle(): [number, number] {
    return [this.#size.width / 2, this.#size.height / 2];
  }

  #see(camera: Camera): void {
    this.#isFitted = false;
    this.#camera = camera;
    this.#changed();
  }

  #changed(): void {
    this.#drawSoon();
    this.#onMove();
  }

  #drawSoon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    const diameter = diameterOf(this.#cloud.count, this.#camera.scale / this.#whole.scale);
    this.#painter.draw(this.#camera, this.#size, this.#ratio, diameter);
  }

  #newPainter(): Painter {
    const order = RandomStream.for(1, 'order of points').permutation(this.#cloud.count);
    return painterOn(this.#canvas, this.#cloud.positions, order);
  }

  #paintAnew(): void {
    this.#painter = this.#newPainter();
    if (this.#colors !== null) this.#painter.setColors(this.#colors);
    this.#drawSoon();
  }
}

/** In pixels: small where there are many, growing slowly as one comes nearer. */
function diameterOf(count: number, zoom: number): number {
  const far = Math.min(7, Math.max(2, 160 / Math.sqrt(Math.max(1, count))));
  return Math.min(14, far * Math.max(1, zoom) ** 0.35);
}
