// Arrow keys within a table of buttons: one of them is reached by Tab, the others from there.
import type { KeyboardEvent } from 'react';

const ways: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** For a table's `onKeyDown`: the focus goes to the next cell that way which has a button. Its buttons but one have a `tabIndex` of -1. */
export function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  const way = ways[event.key];
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null;
  const row = cell?.parentElement;
  if (way === undefined || cell === null || !(row instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  const { rows } = event.currentTarget;
  const [down, right] = way;
  for (let [y, x] = [row.rowIndex + down, cell.cellIndex + right]; ; y += down, x += right) {
    const next = rows[y]?.cells[x];
    if (next === undefined) return;
    const button = next.querySelector('button');
    if (button !== null) {
      button.focus();
      return;
    }
  }
}
