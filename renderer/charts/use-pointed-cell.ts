// The cell of a grid that the pointer is over.
import { type PointerEvent, useState } from 'react';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** `pointing` goes on the element that the grid fills. */
export function usePointedCell(rows: number, columns: number) {
  const [cell, setCell] = useState<Cell | null>(null);
  const pointing = {
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
      const row = placeOf(event.clientY - top, height, rows);
      const column = placeOf(event.clientX - left, width, columns);
      setCell((before) => (before?.row === row && before.column === column ? before : { row, column }));
    },
    onPointerLeave: (): void => setCell(null),
  };
  return { cell, pointing };
}

const placeOf = (offset: number, size: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor((offset / size) * count)));
