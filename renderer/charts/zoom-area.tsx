// A drag across a chart chooses the part of it to be shown; a double click shows all again.
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { plotMargin, valueAtPixel } from './chart-frame.ts';
import type { Extent } from './extent.ts';
import classes from './zoom-area.module.css';

interface ZoomAreaProps {
  readonly width: number;
  readonly extent: Extent;
  readonly onZoom: (range: Extent | null) => void;
  readonly children: ReactNode;
}

/** A drag shorter than this is a click. */
const LEAST_PIXELS = 5;

export function ZoomArea({ width, extent, onZoom, children }: ZoomAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const pixel = (event: PointerEvent) => {
    const x = event.clientX - (area.current?.getBoundingClientRect().left ?? 0);
    return Math.min(width - plotMargin.right, Math.max(plotMargin.left, x));
  };
  const end = () => {
    setDrag(null);
    if (drag === null || Math.abs(drag.to - drag.from) < LEAST_PIXELS) return;
    const [low, high] = [drag.from, drag.to].sort((a, b) => a - b);
    onZoom([valueAtPixel(low ?? 0, width, extent), valueAtPixel(high ?? 0, width, extent)]);
  };
  return (
    // Its keyboard equivalents are the zoom buttons of the chart.
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's shortcut only
    <div
      ref={area}
      className={classes.area}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        setDrag({ from: pixel(event), to: pixel(event) });
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (drag !== null) setDrag({ from: drag.from, to: pixel(event) });
      }}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
      onDoubleClick={() => onZoom(null)}
    >
      {children}
      {drag === null ? null : (
        <div
          className={classes.chosen}
          style={{ left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }}
        />
      )}
    </div>
  );
}
