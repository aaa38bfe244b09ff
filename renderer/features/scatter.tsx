// A cloud of points that one moves, zooms, points at and draws a lasso around: by pointer, or by keys alone.
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Cloud } from './cloud.ts';
import classes from './scatter.module.css';
import { ScatterTools } from './scatter-tools.tsx';
import { Scene } from './scene.ts';
import { type Pointed, useScatterKeys, useScatterPointer } from './use-scatter-input.ts';

export interface ScatterProps {
  readonly cloud: Cloud;
  /** See `pointColors`. */
  readonly colors: Uint8Array;
  /** What is drawn, for those who don't see it and for the names of saved files. */
  readonly label: string;
  /** Points that stand out: only they are pointed at or selected. */
  readonly isWanted: (point: number) => boolean;
  /** `how`: by which means, for a heading. */
  readonly onSelect: (points: readonly number[], how: string) => void;
  readonly onClear: () => void;
  readonly card: (point: number) => ReactNode;
  readonly csv: () => string;
}

export function Scatter({ cloud, colors, label, isWanted, onSelect, onClear, card, csv }: ScatterProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: frame, width, height } = useElementSize<HTMLDivElement>();
  const [scene, setScene] = useState<Scene | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [isLasso, setIsLasso] = useState(false);
  const help = useId();
  useEffect(() => {
    if (canvas.current === null) return;
    const made = new Scene(canvas.current, cloud, () => setPointed(null));
    setScene(made);
    return () => {
      made.dispose();
      setScene(null);
    };
  }, [cloud]);
  useEffect(() => scene?.setColors(colors), [scene, colors]);
  useEffect(() => {
    if (width > 0 && height > 0) scene?.resize({ width, height }, window.devicePixelRatio);
  }, [scene, width, height]);
  const select = (points: readonly number[], how: string): void => onSelect(points.filter(isWanted), how);
  const { corners, ...pointer } = useScatterPointer({ scene, isLasso, isWanted, setPointed, select });
  const keys = useScatterKeys({ scene, isWanted, setPointed, select, onClear });
  return (
    <div className={classes.scatter}>
      <ScatterTools
        title={label}
        scene={scene}
        isLasso={isLasso}
        onLasso={setIsLasso}
        onSelectSeen={() => scene !== null && select(scene.seen(), 'in view in Features')}
        csv={csv}
      />
      <div
        ref={frame}
        className={classes.frame}
        role="application"
        aria-label={label}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys
        tabIndex={0}
        data-lasso={isLasso}
        {...pointer}
        {...keys}
      >
        <canvas ref={canvas} className={classes.canvas} aria-hidden />
        {corners.length < 2 ? null : (
          <svg className={classes.lasso} aria-hidden="true">
            <polygon points={corners.map((corner) => corner.join()).join(' ')} />
          </svg>
        )}
        {pointed === null ? null : <Card pointed={pointed} size={{ width, height }} card={card} />}
      </div>
      <p id={help} className={classes.help}>
        Drag to move, turn the wheel to zoom, Shift and drag for a lasso. Keys: arrows move, + and − zoom, 0 shows all,
        space points at the sample in the middle, Enter selects what is in view, Escape nothing.
      </p>
    </div>
  );
}

interface CardProps {
  readonly pointed: Pointed;
  readonly size: { readonly width: number; readonly height: number };
  readonly card: (point: number) => ReactNode;
}

/** Beside the point, on the side that has room. */
function Card({ pointed, size, card }: CardProps) {
  const [x, y] = pointed.pixel;
  const across = x < size.width / 2 ? { left: x + 14 } : { right: size.width - x + 14 };
  const along = y < size.height / 2 ? { top: y } : { bottom: size.height - y };
  return (
    <>
      <span className={classes.ring} style={{ left: x, top: y }} />
      <div className={classes.card} style={{ ...across, ...along }} aria-live={pointed.byKeys ? 'polite' : 'off'}>
        {card(pointed.point)}
      </div>
    </>
  );
}
