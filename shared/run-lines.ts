// One line of text for an event that a reader wants to see.
import type { EventOf, RunEvent, RunPoint } from './events.ts';
import { alignedGroupsOf, isByClass, summarizeGroups } from './group-accuracy.ts';
import { durationText, keptFraction, lossText, percentText } from './number-text.ts';
import type { RunState } from './run-state.ts';

/** The line, or undefined for what is not worth one. `state` is the one after the event. */
export function lineOf(event: RunEvent, state: RunState): string | undefined {
  switch (event.type) {
    case 'run-started':
      return `Run ${event.id} on ${event.device}, TensorFlow ${event.tensorflow}`;
    case 'run-resumed':
      return `Going on ${place(event, state)}`;
    case 'stage-started':
      return `${stageText(event)} begins${event.steps > 0 ? `: ${event.steps.toLocaleString('en-US')} steps` : ''}`;
    case 'stage-finished':
      return `${stageText(event)} took ${durationText(event.seconds)}`;
    case 'losses':
      return `${place(event, state)}: ${lossesText(event)}, ${imagesText(event.imagesPerSecond)}${leftText(event, state)}`;
    case 'group-accuracy':
      return `${place(event, state)}: ${accuracyText(event, state)}`;
    case 'layer-sparsity':
      // Those of pruning come often: what is kept is told with the accuracy that it gives.
      return event.stage === 'pruning' ? undefined : `${place(event, state)}: ${keptText(event)}`;
    case 'mined':
      return `${place(event, state)}: ${minedText(event, state)}`;
    case 'model-selected':
      return `${place(event, state)}: best ${event.rule} accuracy on valid so far, ${percentText(event.score)}; kept`;
    case 'warning':
      return `warning: ${event.message}\n  → ${event.remedy}`;
    case 'run-paused':
      return `Paused ${place(event, state)}`;
    case 'run-continued':
      return `Continued ${place(event, state)}`;
    case 'run-interrupted':
      return `Saved ${place(event, state)}`;
    case 'run-finished':
      return `Finished in ${durationText(event.seconds)}`;
    case 'data-opened':
      return dataText(event);
    case 'network-made':
      return networkText(event);
    case 'progress':
      return event.done === event.total ? `${event.task}: done` : undefined;
    default:
      return undefined;
  }
}

/** What is known of the data, and what is not. */
function dataText({ name, classes, biases, counts }: EventOf<'data-opened'>): string {
  const [train, valid, test] = [counts.train, counts.valid, counts.test].map((count) => count.toLocaleString('en-US'));
  const images = `${train} training, ${valid} validation, ${test} test images`;
  const bias = biases === null ? 'no bias labels' : `${biases.length} bias labels`;
  return `Data set ${name}: ${images}; ${classes.length} classes, ${bias}`;
}

function networkText({ network, weights, maskable, pretrained }: EventOf<'network-made'>): string {
  const counts = `${weights.toLocaleString('en')} weights, ${maskable.toLocaleString('en')} of them maskable`;
  return `Network ${network}: ${counts}; ${pretrained === null ? 'from scratch' : `from ${pretrained}`}`;
}

const keptText = ({ layers }: EventOf<'layer-sparsity'>): string =>
  `kept fraction ${(keptFraction(layers) ?? 0).toFixed(3)}`;

/** `pretraining (biased)`. */
export const stageText = ({ stage, network }: Pick<RunPoint, 'stage' | 'network'>): string => `${stage} (${network})`;

function place(point: RunPoint, state: RunState): string {
  const steps = state.stages.find(({ stage, network }) => stage === point.stage && network === point.network)?.steps;
  // Mining takes no steps.
  if (steps === 0) return stageText(point);
  const of = steps === undefined ? '' : ` of ${steps.toLocaleString('en-US')}`;
  return `${stageText(point)}, step ${point.step.toLocaleString('en-US')}${of}`;
}

/** `loss 0.4123 (main 0.4, sparse 12)`. */
export function lossesText({ total, parts }: EventOf<'losses'>): string {
  const named = Object.entries(parts);
  const detail = named.length < 2 ? '' : ` (${named.map(([name, value]) => `${name} ${lossText(value)}`).join(', ')})`;
  return `loss ${lossText(total)}${detail}`;
}

export const imagesText = (perSecond: number): string => `${Math.round(perSecond)} images/s`;

/** Time left in the stage, from the mean rate since it began or went on. */
function leftText(event: EventOf<'losses'>, state: RunState): string {
  const known = state.stages.find(({ stage, network }) => stage === event.stage && network === event.network);
  if (known === undefined || event.step <= known.startedStep || known.steps <= event.step) return '';
  const msPerStep = (event.at - known.startedAt) / (event.step - known.startedStep);
  return `, ${durationText((msPerStep * (known.steps - event.step)) / 1000)} left`;
}

/** Names its split: a number is never shown without what it is a number of. */
function accuracyText(event: EventOf<'group-accuracy'>, { data, sparsity }: RunState): string {
  const { total, aligned, conflict, worstGroup } = summarizeGroups(event, alignedGroupsOf(data, event));
  const kept = sparsity.at(-1);
  const isPruned = event.split === 'test' && kept?.stage === event.stage && kept.step === event.step;
  const pruned = isPruned ? `; ${keptText(kept)}` : '';
  if (isByClass(event)) return `accuracy on ${event.split}: total ${percentText(total)} (no bias labels)${pruned}`;
  const truth =
    data?.aligned === null
      ? ['aligned and conflict unknown']
      : [`aligned ${percentText(aligned)}`, `conflict ${percentText(conflict)}`];
  const parts = [`total ${percentText(total)}`, ...truth, `worst group ${percentText(worstGroup)}`];
  return `accuracy on ${event.split}: ${parts.join(', ')}${pruned}`;
}

function minedText({ size, of, precision, recall }: EventOf<'mined'>, { data }: RunState): string {
  const mined = `mined ${size.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
  if (data?.aligned === null) return `${mined}: no bias labels, so precision and recall are unknown`;
  return `${mined}: precision ${percentText(precision)}, recall ${percentText(recall)}`;
}
