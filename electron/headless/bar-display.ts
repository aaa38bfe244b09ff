// A run on a terminal: one progress bar for each stage, results as lines above it.
import { Presets, SingleBar } from 'cli-progress';
import type { RunPoint } from '../../shared/events.ts';
import { durationText } from '../../shared/number-text.ts';
import { imagesText, lineOf, lossesText, stageText } from '../../shared/run-lines.ts';
import { seriesKey } from '../../shared/run-state.ts';
import type { RunDisplay } from './display.ts';

const FORMAT = '{name} {bar} {value}/{total}  {left}{rate}{losses}';

/** Told by the bar itself, or not worth a line of its own while there is one. */
const inBar: ReadonlySet<string> = new Set(['losses', 'stage-started', 'stage-finished', 'progress']);

/** `batchSize` turns steps into images. */
export function barDisplay(stream: NodeJS.WriteStream, batchSize: number): RunDisplay {
  let bar: SingleBar | undefined;
  let name = '';
  let pace: Pace | undefined;

  /** The bar of that name, begun anew where another one, or none, is shown. */
  function barNamed(wanted: string, total: number): SingleBar {
    if (bar !== undefined && name === wanted) return bar;
    end();
    name = wanted;
    pace = undefined;
    // Ctrl-C is ours to handle; lines above the bar need it drawn again although it is the same.
    const behaviour = { hideCursor: true, gracefulExit: false, forceRedraw: true, linewrap: false };
    bar = new SingleBar({ stream, format: FORMAT, barsize: 24, ...behaviour }, Presets.shades_classic);
    bar.start(total, 0, { name: wanted, losses: '', rate: '', left: '' });
    return bar;
  }

  function end(): void {
    bar?.stop();
    bar = undefined;
  }

  /** Text above the bar, which draws itself again within a tenth of a second. */
  function say(text: string): void {
    if (bar !== undefined) stream.write('\r\u001b[K');
    stream.write(`${text}\n`);
  }

  return {
    event: (event, state) => {
      if (event.type === 'progress') barNamed(event.task, event.total).update(event.done);
      const line = inBar.has(event.type) ? undefined : lineOf(event, state);
      if (line !== undefined) say(line);
      if (event.type === 'progress' && event.done === event.total) end();
      if (event.type === 'stage-started' && event.steps > 0) barNamed(stageText(event), event.steps).update(event.step);
      if (event.type === 'stage-finished') end();
    },
    step: (point, state) => {
      const known = state.stages.find(({ stage, network }) => stage === point.stage && network === point.network);
      if (known === undefined) return;
      const shown = barNamed(stageText(point), known.steps);
      pace = nextPace(pace, point);
      const latest = state.losses[seriesKey(point.stage, point.network)]?.at(-1);
      const { stepsPerSecond } = pace;
      shown.update(point.step, {
        left: stepsPerSecond > 0 ? `${durationText((known.steps - point.step) / stepsPerSecond)} left, ` : '',
        rate: stepsPerSecond > 0 ? `${imagesText(stepsPerSecond * batchSize)}, ` : '',
        losses: latest === undefined ? '' : lossesText(latest),
      });
    },
    say,
    end,
  };
}

interface Pace {
  readonly step: number;
  readonly at: number;
  /** Smoothed over some seconds. */
  readonly stepsPerSecond: number;
}

const PACE_SECONDS = 5;

function nextPace(last: Pace | undefined, { step }: RunPoint): Pace {
  const at = performance.now() / 1000;
  if (last === undefined || at <= last.at) return { step, at, stepsPerSecond: 0 };
  const elapsed = at - last.at;
  const now = (step - last.step) / elapsed;
  if (last.stepsPerSecond === 0) return { step, at, stepsPerSecond: now };
  const weight = 1 - Math.exp(-elapsed / PACE_SECONDS);
  return { step, at, stepsPerSecond: last.stepsPerSecond + weight * (now - last.stepsPerSecond) };
}
