// A number at an axis. recharts' own measures its text in the page, which has to be laid out anew for each of them.

interface AxisTickProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Below the axis across, or at the left of the one upwards. */
  readonly axis: 'x' | 'y';
  /** Of the chart, in pixels. */
  readonly width: number;
}

const FONT_PIXELS = 11;
/** Of a figure in the page's font at that size, nearly. */
const FIGURE_PIXELS = 6.6;

export function AxisTick({ x, y, text, axis, width }: AxisTickProps) {
  const half = (FIGURE_PIXELS * text.length) / 2;
  return (
    <text
      // The last one is not cut by the chart's edge.
      x={axis === 'x' ? Math.min(x, width - half) : x}
      y={y}
      dy={axis === 'x' ? '0.71em' : '0.355em'}
      textAnchor={axis === 'x' ? 'middle' : 'end'}
      fontSize={FONT_PIXELS}
      fill="var(--dcwp-muted)"
    >
      {text}
    </text>
  );
}
