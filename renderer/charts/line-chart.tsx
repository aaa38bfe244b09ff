// A line chart with all that one does with it: hover, zoom, hide, log scale, smoothing, save.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Band } from './band.ts';
import { LogToggle, SmoothingSelect, ZoomButtons } from './chart-tools.tsx';
import { seriesCsv } from './csv.ts';
import { Curves } from './curves.tsx';
import { drawnCurves, yExtentOf } from './drawn-curves.ts';
import type { Extent } from './extent.ts';
import { PointedSeries } from './hover-values.tsx';
import { Legend } from './legend.tsx';
import classes from './line-chart.module.css';
import { Panel } from './panel.tsx';
import { pictureOf, rasterized } from './picture.ts';
import { Plot } from './plot.tsx';
import { SaveMenu } from './save-menu.tsx';
import { useSavedDetail } from './saved-from.ts';
import type { Series } from './series.ts';
import { useSize } from './use-size.ts';
import { useThrottled } from './use-throttled.ts';
import { useUnchanged } from './use-unchanged.ts';
import { ZoomArea } from './zoom-area.tsx';

interface LineChartPanelProps {
  /** What is drawn, with its unit where it has one. */
  readonly title: string;
  readonly detail?: string;
  /** What saved files are named by; title and detail by default. */
  readonly file?: string;
  readonly xLabel: string;
  readonly series: readonly Series[];
  /** Of x, whatever the data: what will stream in has its place already. */
  readonly xExtent: Extent;
  /** Of y while not zoomed; by default that of the data. */
  readonly yExtent?: Extent;
  /** Of y, as a file of its numbers says it; absent where they have none. */
  readonly unit?: string;
  readonly formatY: (value: number) => string;
  /** On the axis, where it differs. */
  readonly formatTick?: (value: number) => string;
  /** The scale to begin with; absent where a log scale makes no sense. */
  readonly log?: boolean;
  /** Whether curves can be smoothed. */
  readonly smoothing?: boolean;
  readonly bands?: readonly Band[];
  readonly controls?: ReactNode;
  readonly span?: 1 | 2 | 3 | 'all';
}

/** Streaming data redraw a chart four times a second. */
const REDRAW_MS = 250;
const noBands: readonly Band[] = [];
const stepText = (value: number): string => Math.round(value).toLocaleString('en-US');

export function LineChartPanel(props: LineChartPanelProps) {
  const { title, detail, xLabel, xExtent, formatY, span } = props;
  const series = useThrottled(props.series, REDRAW_MS);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [range, setRange] = useState<Extent | null>(null);
  const [log, setLog] = useState(props.log ?? false);
  const [weight, setWeight] = useState(0);
  const picture = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(picture);
  const shown = useMemo(() => series.filter(({ id }) => !hidden.has(id)), [series, hidden]);
  const curves = useMemo(() => drawnCurves(shown, range, width, weight), [shown, range, width, weight]);
  const xShown = range ?? xExtent;
  const yShown = yExtentOf(curves.points, log, range === null ? props.yExtent : undefined);
  // While points stream in, these mostly stay as they are, and all of the plot but its curves with them.
  const frame = useUnchanged({ width, height, xExtent: xShown, yExtent: yShown, log });
  const rows = useUnchanged(curves.rows);
  const strokes = useUnchanged(curves.strokes);
  const bands = useUnchanged(props.bands ?? noBands);
  const [layer, setLayer] = useState<SVGGElement | null>(null);
  const savedDetail = useSavedDetail();
  const file = props.file ?? [title, detail].filter((text) => text !== undefined).join(', ');
  const svg = () => {
    const drawing = picture.current?.querySelector('svg');
    if (!(drawing instanceof SVGSVGElement)) throw new Error('the chart is not drawn yet');
    return pictureOf(drawing, { title, detail: savedDetail(detail), xLabel }, shown);
  };
  return (
    <Panel
      title={title}
      detail={detail}
      {...(span === undefined ? {} : { span })}
      controls={
        <>
          {props.controls}
          {props.smoothing ? <SmoothingSelect weight={weight} onChange={setWeight} title={title} /> : null}
          {props.log === undefined ? null : <LogToggle log={log} onChange={setLog} />}
          <ZoomButtons title={title} shown={xShown} whole={xExtent} zoomedIn={range !== null} onZoom={setRange} />
          <SaveMenu
            title={title}
            file={file}
            svg={svg}
            png={() => rasterized(svg())}
            csv={() => seriesCsv(xLabel, series, props.unit)}
          />
        </>
      }
    >
      <Legend series={series} hidden={hidden} onToggle={(id) => setHidden(toggled(hidden, id))} formatY={formatY} />
      <div ref={picture} className={classes.plot}>
        {width === 0 ? null : (
          <ZoomArea width={width} extent={xShown} onZoom={setRange}>
            <PointedSeries value={shown}>
              <Plot
                title={title}
                frame={frame}
                rows={rows}
                strokes={strokes}
                curves={setLayer}
                xLabel={xLabel}
                formatX={stepText}
                formatY={formatY}
                formatTick={props.formatTick ?? formatY}
                bands={bands}
              />
            </PointedSeries>
            {layer === null
              ? null
              : createPortal(<Curves strokes={strokes} points={curves.points} frame={frame} />, layer)}
          </ZoomArea>
        )}
      </div>
      <div className={classes.xLabel}>{xLabel}</div>
    </Panel>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
