// The curves of a chart: a path for each, and one for all its dots. recharts draws what is around them, and would make an
// object of each point several times over for each drawing.
import { memo, useId } from 'react';
import { type PlotFrame, pixelOfX, pixelOfY, plotMargin } from './chart-frame.ts';
import type { Stroke } from './drawn-curves.ts';
import type { Points } from './series.ts';

interface CurvesProps {
  readonly strokes: readonly Stroke[];
  /** Of each stroke, ready to be drawn. */
  readonly points: readonly Points[];
  readonly frame: PlotFrame;
}

const DOT_PIXELS = 4;

export const Curves = memo(function Curves({ strokes, points, frame }: CurvesProps) {
  const clip = useId();
  const { width, height } = frame;
  return (
    <>
      {/* With room for a dot at the plot's edge: accuracies of 100 % lie there. */}
      <clipPath id={clip}>
        <rect
          x={plotMargin.left - DOT_PIXELS}
          y={plotMargin.top - DOT_PIXELS}
          width={Math.max(0, width - plotMargin.left - plotMargin.right) + 2 * DOT_PIXELS}
          height={Math.max(0, height - plotMargin.top - plotMargin.bottom) + 2 * DOT_PIXELS}
        />
      </clipPath>
      <g fill="none" clipPath={`url(#${clip})`}>
        {strokes.map(({ id, color, dash, width: strokeWidth = 1.75, faint, dots }, index) => {
          const places = placesOf(points[index], frame);
          return places.length === 0 ? null : (
            <g key={id} data-curve={id} stroke={color} strokeOpacity={faint ? 0.28 : 1}>
              <path d={`M${places.join('L')}`} strokeWidth={faint ? 1 : strokeWidth} strokeDasharray={dash} />
              {/* A stroke of no length with round ends is a disc. */}
              {dots ? (
                <path
                  d={places.map((place) => `M${place}h0`).join('')}
                  strokeWidth={DOT_PIXELS}
                  strokeLinecap="round"
                />
              ) : null}
            </g>
          );
        })}
      </g>
    </>
  );
});

/** `x y` in pixels of each point that has a place: on a log scale those above 0. The line goes on over the others. */
function placesOf(points: Points | undefined, frame: PlotFrame): string[] {
  const places: string[] = [];
  points?.x.forEach((x, index) => {
    const y = points.y[index] ?? null;
    if (y === null || (frame.log && y <= 0)) return;
    places.push(`${rounded(pixelOfX(x, frame))} ${rounded(pixelOfY(y, frame))}`);
  });
  return places;
}

const rounded = (pixel: number): number => Math.round(10 * pixel) / 10;
