// The right edge of a column's head, by which it is made wider or narrower.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { NARROWEST, WIDEST } from './column-layout.ts';
import classes from './runs-table.module.css';

interface ColumnEdgeProps {
  readonly label: string;
  /** In pixels. */
  readonly width: number;
  /** Null for the usual width. */
  readonly onWidth: (width: number | null) => void;
}

const KEY_STEP = 10;
const within = (width: number): number => Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));

export function ColumnEdge({ label, width, onWidth }: ColumnEdgeProps) {
  const grabbed = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const grab = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, width };
  };
  const drag = ({ clientX }: PointerEvent): void => {
    const from = grabbed.current;
    if (from !== null) onWidth(within(from.width + clientX - from.x));
  };
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onWidth(within(width + by));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs has no value and takes no focus
    <div
      className={classes.edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      title="Drag, or use the arrow keys; double-click for the usual width"
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={press}
    />
  );
}
