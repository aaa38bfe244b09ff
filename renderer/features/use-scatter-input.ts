// What a pointer and keys do to a cloud of points.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Scene } from './scene.ts';

export interface Pointed {
  readonly point: number;
  readonly pixel: readonly [number, number];
  readonly byKeys: boolean;
}

interface Input {
  readonly scene: Scene | null;
  readonly isWanted: (point: number) => boolean;
  readonly setPointed: (pointed: Pointed | null) => void;
  readonly select: (points: readonly number[], how: string) => void;
}

type Corner = readonly [number, number];

/** A wheel's turn of this many pixels doubles the size. */
const DOUBLING_PIXELS = 300;
/** Pixels between two corners of a lasso. */
const LASSO_STEP = 4;

const pixelOf = (event: { readonly clientX: number; readonly clientY: number }, frame: Element): Corner => {
  const { left, top } = frame.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
};

/** Handlers of the element, and the lasso that is being drawn. */
export function useScatterPointer({
  scene,
  isLasso,
  isWanted,
  setPointed,
  select,
}: Input & { readonly isLasso: boolean }) {
  const [corners, setCorners] = useState<readonly Corner[]>([]);
  const drag = useRef<{ at: Corner; readonly isLasso: boolean } | null>(null);
  useWheel(scene);
  const point = (event: PointerEvent): void => {
    const pixel = pixelOf(event, event.currentTarget);
    const found = scene?.at(pixel, isWanted) ?? -1;
    setPointed(found < 0 || scene === null ? null : { point: found, pixel: scene.pixelOf(found), byKeys: false });
  };
  const end = (): void => {
    if (drag.current?.isLasso && scene !== null && corners.length > 2) {
      select(scene.inside(corners), 'lassoed in Features');
    }
    drag.current = null;
    setCorners([]);
  };
  return {
    corners,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      const at = pixelOf(event, event.currentTarget);
      drag.current = { at, isLasso: isLasso || event.shiftKey };
      if (drag.current.isLasso) setCorners([at]);
      setPointed(null);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const held = drag.current;
      if (held === null) return point(event);
      const to = pixelOf(event, event.currentTarget);
      const [dx, dy] = [to[0] - held.at[0], to[1] - held.at[1]];
      if (held.isLasso && Math.hypot(dx, dy) < LASSO_STEP) return;
      held.at = to;
      if (held.isLasso) setCorners((before) => [...before, to]);
      else scene?.pan(dx, dy);
    },
    onPointerUp: end,
    onPointerCancel: () => {
      drag.current = null;
      setCorners([]);
    },
    onPointerLeave: () => setPointed(null),
    onDoubleClick: () => scene?.fit(),
  };
}

/** React listens to wheels in a way that does not let it keep the page from scrolling. */
function useWheel(scene: Scene | null): void {
  useEffect(() => scene?.onWheel((event, pixel) => scene.zoom(2 ** (-event.deltaY / DOUBLING_PIXELS), pixel)), [scene]);
}

/** Pixels that an arrow moves by; factor of a zoom. */
const STEP = 60;
const ZOOM = 1.5;

const moves: ReadonlyMap<string, (scene: Scene) => void> = new Map([
  ['ArrowLeft', (scene) => scene.pan(STEP, 0)],
  ['ArrowRight', (scene) => scene.pan(-STEP, 0)],
  ['ArrowUp', (scene) => scene.pan(0, STEP)],
  ['ArrowDown', (scene) => scene.pan(0, -STEP)],
  ['+', (scene) => scene.zoom(ZOOM)],
  ['=', (scene) => scene.zoom(ZOOM)],
  ['-', (scene) => scene.zoom(1 / ZOOM)],
  ['0', (scene) => scene.fit()],
]);

export function useScatterKeys({
  scene,
  isWanted,
  setPointed,
  select,
  onClear,
}: Input & { readonly onClear: () => void }) {
  const act = (of: Scene, key: string): boolean => {
    if (key === 'Enter') select(of.seen(), 'in view in Features');
    else if (key === 'Escape') onClear();
    else if (key === ' ') {
      const found = of.atMiddle(isWanted);
      setPointed(found < 0 ? null : { point: found, pixel: of.pixelOf(found), byKeys: true });
    } else {
      const move = moves.get(key);
      move?.(of);
      return move !== undefined;
    }
    return true;
  };
  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (scene === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(scene, event.key)) event.preventDefault();
    },
  };
}
