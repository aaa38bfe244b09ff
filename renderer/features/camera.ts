// Which part of a plane is seen: a centre, and how many pixels a unit takes. y points up in the plane, down on the screen.

export interface Camera {
  /** In units of the plane. */
  readonly x: number;
  readonly y: number;
  /** Pixels for each unit, above 0. */
  readonly scale: number;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Least and greatest coordinates. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Share of the picture that is left free around what is fitted into it. */
const AIR = 0.06;
/** How far one may go out from the whole, and in to it. */
const LEAST_ZOOM = 0.5;
const MOST_ZOOM = 400;

/** The whole box, as large as it fits. */
export function fitted({ left, right, bottom, top }: Box, { width, height }: Size): Camera {
  const room = 1 - 2 * AIR;
  const scale = Math.min((room * width) / Math.max(right - left, 1e-9), (room * height) / Math.max(top - bottom, 1e-9));
  return { x: (left + right) / 2, y: (bottom + top) / 2, scale: Math.max(scale, 1e-9) };
}

/** Moved by pixels: what was under the pointer stays under it. */
export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x - dx / camera.scale,
  y: camera.y + dy / camera.scale,
});

/** Zoomed by a factor about a pixel, which keeps its place; within limits that `whole`, the fitted camera, sets. */
export function zoomedAt(
  camera: Camera,
  factor: number,
  [px, py]: readonly [number, number],
  size: Size,
  whole: Camera,
): Camera {
  const wanted = camera.scale * factor;
  const scale = Math.min(MOST_ZOOM * whole.scale, Math.max(LEAST_ZOOM * whole.scale, wanted));
  const [x, y] = toPlane(camera, [px, py], size);
  return { x: x - (px - size.width / 2) / scale, y: y + (py - size.height / 2) / scale, scale };
}

export const toPlane = (
  { x, y, scale }: Camera,
  [px, py]: readonly [number, number],
  { width, height }: Size,
): [number, number] => [x + (px - width / 2) / scale, y - (py - height / 2) / scale];

export const toPixel = (
  { x, y, scale }: Camera,
  [px, py]: readonly [number, number],
  { width, height }: Size,
): [number, number] => [width / 2 + (px - x) * scale, height / 2 - (py - y) * scale];

/** What is seen of the plane. */
export function seenBox({ x, y, scale }: Camera, { width, height }: Size): Box {
  const [halfWidth, halfHeight] = [width / 2 / scale, height / 2 / scale];
  return { left: x - halfWidth, right: x + halfWidth, bottom: y - halfHeight, top: y + halfHeight };
}
