// Points in the plane, found again by place.
import { polygonContains } from 'd3-polygon';
import KDBush from 'kdbush';
import type { Box } from './camera.ts';

type Position = readonly [x: number, y: number];

export class Cloud {
  readonly count: number;
  /** x and y of each point [count, 2]. */
  readonly positions: Float32Array;
  readonly box: Box;
  readonly #index: KDBush;

  constructor(positions: readonly Position[]) {
    this.count = positions.length;
    this.positions = new Float32Array(2 * positions.length);
    this.#index = new KDBush(positions.length, 64, Float32Array);
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
    positions.forEach(([x, y], i) => {
      this.positions[2 * i] = x;
      this.positions[2 * i + 1] = y;
      this.#index.add(x, y);
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    });
    this.#index.finish();
    this.box = this.count === 0 ? { left: -1, right: 1, bottom: -1, top: 1 } : { left, right, bottom, top };
  }

  /** The point nearest to a place, no farther than `within`, of those that `isWanted`; -1 where there is none. */
  nearest([x, y]: Position, within: number, isWanted: (point: number) => boolean = () => true): number {
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (const point of this.#index.within(x, y, within)) {
      const [dx, dy] = [(this.positions[2 * point] ?? 0) - x, (this.positions[2 * point + 1] ?? 0) - y];
      const distance = dx * dx + dy * dy;
      if (distance < least && isWanted(point)) [best, least] = [point, distance];
    }
    return best;
  }

  /** Points within a box, edges included, ascending. */
  within({ left, right, bottom, top }: Box): number[] {
    return this.#index.range(left, bottom, right, top).sort((a, b) => a - b);
  }

  /** Points inside a polygon, given by its corners, ascending. None where it has fewer than three. */
  inside(corners: readonly Position[]): number[] {
    if (corners.length < 3) return [];
    const polygon = corners.map(([x, y]): [number, number] => [x, y]);
    const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
    const box = { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
    return this.within(box).filter((point) =>
      polygonContains(polygon, [this.positions[2 * point] ?? 0, this.positions[2 * point + 1] ?? 0]),
    );
  }
}
