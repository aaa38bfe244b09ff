// The rows in sight. Scrolling draws them alone: neither the head nor the table's state.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useCallback } from 'react';

const ROW_HEIGHT = 31;

interface TableBodyProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Of all rows. */
  readonly ids: readonly string[];
  /** The row with this index, `top` pixels below the head. */
  readonly children: (index: number, top: number) => ReactNode;
}

export function TableBody({ scroller, ids, children }: TableBodyProps) {
  // With another function each time the places of all rows would be found anew each time.
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids]);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    getItemKey,
    overscan: 8,
    // Rows come a frame later than they scroll into sight, where the overscan has them: drawing in the event itself held the frame.
    useFlushSync: false,
  });
  const inSight = virtual.getVirtualItems();
  return (
    <tbody style={{ height: virtual.getTotalSize() }}>
      {inSight.map(({ index, start }) => children(index, start))}
    </tbody>
  );
}

const rowHeight = (): number => ROW_HEIGHT;
