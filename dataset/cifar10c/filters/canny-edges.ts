// Canny's edges of a gray image (Canny, 1986), as OpenCV finds them.
import { nearest } from './border.ts';
import { type Field, fieldOf, SIDE } from './field.ts';

/** Gradients by Sobel's 3×3 kernels. */
interface Gradients {
  readonly right: Field;
  readonly down: Field;
  /** |right| + |down| */
  readonly size: Field;
}

function gradientsOf(gray: Field): Gradients {
  const at = (row: number, column: number): number => gray[nearest(row) * SIDE + nearest(column)] ?? 0;
  const right = fieldOf((index) => {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    const side = (to: number): number => at(row - 1, to) + 2 * at(row, to) + at(row + 1, to);
    return side(column + 1) - side(column - 1);
  });
  const down = fieldOf((index) => {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    const side = (to: number): number => at(to, column - 1) + 2 * at(to, column) + at(to, column + 1);
    return side(row + 1) - side(row - 1);
  });
  return { right, down, size: fieldOf((index) => Math.abs(right[index] ?? 0) + Math.abs(down[index] ?? 0)) };
}

/** Of a field, 0 beyond its border. */
function readOr0(field: Field, row: number, column: number): number {
  return row < 0 || column < 0 || row >= SIDE || column >= SIDE ? 0 : (field[row * SIDE + column] ?? 0);
}

/** Whether the gradient is greatest here among the neighbours that it points to. Ties go to the right and the upper. */
function isRidge({ right, down, size }: Gradients, index: number): boolean {
  const [row, column] = [Math.floor(index / SIDE), index % SIDE];
  const [own, dx, dy] = [size[index] ?? 0, right[index] ?? 0, down[index] ?? 0];
  const at = (rowStep: number, columnStep: number): number => readOr0(size, row + rowStep, column + columnStep);
  const slope = Math.abs(dy) / Math.abs(dx);
  if (slope < Math.tan(Math.PI / 8)) {
    return own > at(0, -1) && own >= at(0, 1);
  }
  if (slope > Math.tan((3 * Math.PI) / 8)) {
    return own > at(-1, 0) && own >= at(1, 0);
  }
  const lean = dx < 0 !== dy < 0 ? -1 : 1;
  return own > at(-1, -lean) && own > at(1, lean);
}

/**
 * Which pixels of a gray image of 0 to 255 are edges: ridges of a gradient above `high`, and ridges above `low` that
 * touch an edge. Gradients are sums of absolute Sobel values.
 */
export function cannyEdges(gray: Field, low: number, high: number): Uint8Array {
  const gradients = gradientsOf(gray);
  const isCandidate = (index: number): boolean => (gradients.size[index] ?? 0) > low && isRidge(gradients, index);
  const candidates = Uint8Array.from({ length: SIDE * SIDE }, (_, index) => (isCandidate(index) ? 1 : 0));
  const edges = new Uint8Array(SIDE * SIDE);
  const reached: number[] = [];
  const reach = (index: number): void => {
    if (candidates[index] === 1 && edges[index] === 0) {
      edges[index] = 1;
      reached.push(index);
    }
  };
  candidates.forEach((_, index) => {
    if ((gradients.size[index] ?? 0) > high) reach(index);
  });
  for (let index = reached.pop(); index !== undefined; index = reached.pop()) {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    for (let y = Math.max(0, row - 1); y <= Math.min(SIDE - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(SIDE - 1, column + 1); x += 1) {
        reach(y * SIDE + x);
      }
    }
  }
  return edges;
}
