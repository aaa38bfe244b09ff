// A run's folder as the engine leaves it, made up: for pages and benchmarks, not for what training gives.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRun } from '../../electron/services/runs/create-run.ts';
import type { Configuration } from '../../shared/configuration.ts';
import { EVENTS_FILE, formatEvent } from '../../shared/event-log.ts';
import { EVENTS_FORMAT, type RunEvent, type RunEventBody, type RunPoint } from '../../shared/events.ts';
import { RandomStream } from '../../shared/random.ts';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';
import { type PlannedPart, plannedParts } from '../../shared/run-parts.ts';

export interface GeneratedRun {
  /** Of all runs. */
  readonly runsRoot: string;
  /** Its id. */
  readonly name: string;
  /** Beside those of the preset `cmnist-5pct`. */
  readonly settings?: Partial<Configuration>;
  /** Steps between two reports of losses. */
  readonly reportEvery?: number;
  /** Ends before this step of all steps, without an end in its events. */
  readonly until?: number;
  /** Names of its ten classes; the digits by default. */
  readonly classes?: readonly string[];
}

const LAYERS = [
  { layer: 'conv1', outputs: 64, inputs: 3, area: 25 },
  { layer: 'conv2', outputs: 128, inputs: 64, area: 16 },
  { layer: 'conv3', outputs: 128, inputs: 128, area: 16 },
  { layer: 'linear', outputs: 10, inputs: 128, area: 1 },
];
const CLASSES = 10;
const MS_PER_STEP = 90;
const digits = Array.from({ length: CLASSES }, (_, digit) => String(digit));
const dataOpened = {
  type: 'data-opened' as const,
  name: 'cmnist',
  conflictPercent: 5,
  classes: digits,
  biases: digits,
  aligned: digits.map((_, label) => digits.map((__, bias) => label === bias)),
  shape: { height: 28, width: 28, channels: 3 },
  counts: { train: 55_000, valid: 5000, test: 10_000 },
  trainingGroups: null,
};
const STARTED = Date.UTC(2026, 0, 5, 9);

/** Its folder. */
export function generateRun({
  runsRoot,
  name,
  settings = {},
  reportEvery = 10,
  until = Number.POSITIVE_INFINITY,
  classes = digits,
}: GeneratedRun): string {
  const configuration = resolveConfiguration({
    preset: 'cmnist-5pct',
    argumentsGiven: { ...settings, exp_name: name },
  });
  const { folder } = createRun({ configuration, preset: 'cmnist-5pct', tensorflow: '2.21.0', runsRoot });
  let text = '';
  for (const event of generatedEvents(configuration, { name, reportEvery, until, classes })) text += formatEvent(event);
  writeFileSync(join(folder, EVENTS_FILE), text);
  return folder;
}

function* generatedEvents(
  configuration: Configuration,
  { name: id, reportEvery, until, classes }: Required<Pick<GeneratedRun, 'name' | 'reportEvery' | 'until' | 'classes'>>,
): Generator<RunEvent> {
  const random = RandomStream.for(configuration.seed, 'generated run');
  let at = STARTED;
  let done = 0;
  const stamped = (body: RunEventBody): RunEvent => ({ ...body, at });
  yield stamped({ type: 'run-started', format: EVENTS_FORMAT, id, device: 'cpu', tensorflow: '2.21.0' });
  yield stamped({ ...dataOpened, classes: [...classes] });
  for (const part of plannedParts(configuration)) {
    const began = at;
    const point = { stage: part.stage, network: part.network };
    yield stamped({ type: 'stage-started', ...point, step: 0, steps: part.steps });
    for (let step = reportEvery; step <= part.steps; step += reportEvery) {
      at += MS_PER_STEP * reportEvery;
      if (done + step >= until) return;
      yield stamped(lossesAt(part, step, random));
      if (step % 500 === 0) for (const body of evaluationAt(part, step, random)) yield stamped(body);
    }
    if (part.stage === 'mining') yield stamped(minedAt(part, 0, true));
    done += part.steps;
    yield stamped({ type: 'stage-finished', ...point, step: part.steps, seconds: (at - began) / 1000 });
  }
  yield stamped({ type: 'run-finished', seconds: (at - STARTED) / 1000 });
}

function lossesAt({ stage, network, steps }: PlannedPart, step: number, random: RandomStream): RunEventBody {
  const main = 2.3 * Math.exp((-4 * step) / steps) * (0.7 + 0.6 * random.uniform()) + 0.01;
  const masked = stage === 'pruning' || stage === 'retraining';
  const contrastive = 4 + random.uniform();
  const sparse = 9e5 * (1 - (1.4 * step) / steps);
  const parts = { main, ...(masked ? { contrastive } : {}), ...(stage === 'pruning' ? { sparse } : {}) };
  const total = main + (masked ? 0.05 * contrastive : 0) + (stage === 'pruning' ? 1e-8 * sparse : 0);
  const imagesPerSecond = 2800 + 100 * random.uniform();
  return { type: 'losses', stage, network, step, total, parts, learningRate: 0.01, imagesPerSecond };
}

function evaluationAt(part: PlannedPart, step: number, random: RandomStream): RunEventBody[] {
  const { stage, network, steps } = part;
  const point = { stage, network, step };
  const share = step / steps;
  const conflict = network === 'biased' ? 0.4 * share : 0.6 + 0.38 * share;
  const splits = (['valid', 'test'] as const).map((split) => ({
    type: 'group-accuracy' as const,
    ...point,
    split,
    ...groupCounts(split === 'valid' ? 3 : 100, conflict, random),
  }));
  const samples = samplesAt(point, conflict);
  const memory = { type: 'memory', ...point, tensors: 61, tensorBytes: 292, residentBytes: 8.1e8 } as const;
  if (stage === 'pruning') return [...splits, samples, ...masksAt(point, 1 - 0.5 * share, random), memory];
  return network === 'biased' ? [...splits, samples, minedAt(part, step, false), memory] : [...splits, samples, memory];
}

/** Of 24 samples the first half is aligned, and always right. */
function samplesAt(point: RunPoint, conflict: number): RunEventBody {
  const indices = Array.from({ length: 24 }, (_, i) => 400 * i + 7);
  const classes = indices.map((_, i) => i % CLASSES);
  const labelProbabilities = indices.map((_, i) => (i < 12 ? 0.99 : Math.round(1e4 * conflict) / 1e4));
  return {
    type: 'sample-predictions',
    ...point,
    split: 'test',
    indices,
    classes,
    biases: classes.map((label, i) => (i < 12 ? label : (label + 1) % CLASSES)),
    predictions: classes.map((label, i) => (i < 12 || conflict > 0.5 ? label : (label + 1) % CLASSES)),
    labelProbabilities,
  };
}

/** `conflicting`: samples of each conflicting group; aligned groups have 100. */
function groupCounts(conflicting: number, accuracy: number, random: RandomStream) {
  const total = square((label, bias) => (label === bias ? 100 : conflicting));
  const correct = square((label, bias) => {
    const samples = total[label]?.[bias] ?? 0;
    return Math.floor(samples * (label === bias ? 1 : Math.min(1, accuracy * (0.8 + 0.2 * random.uniform()))));
  });
  return { total, correct };
}

const square = (cell: (label: number, bias: number) => number): number[][] =>
  Array.from({ length: CLASSES }, (_, label) => Array.from({ length: CLASSES }, (__, bias) => cell(label, bias)));

function masksAt(point: RunPoint, kept: number, random: RandomStream): RunEventBody[] {
  const layers = LAYERS.map(({ layer, outputs, inputs, area }, index) => {
    const total = outputs * inputs * area;
    return { layer, total, kept: Math.round(total * kept * (1 - 0.05 * index)) };
  });
  const heatmaps = LAYERS.map(({ layer, outputs, inputs, area }): RunEventBody => {
    // The first output channel is dead.
    const bytes = Buffer.from(
      Array.from({ length: outputs * inputs }, (_, i) => (i < inputs ? 0 : 1 + 254 * kept * random.uniform())),
    );
    return { type: 'mask-heatmap', ...point, layer, outputs, inputs, area, kept: bytes.toString('base64') };
  });
  return [{ type: 'layer-sparsity', ...point, layers }, ...heatmaps];
}

function minedAt({ stage, network, steps }: PlannedPart, step: number, final: boolean): RunEventBody {
  const share = final ? 1 : step / steps;
  const size = Math.round(2400 - 1200 * share);
  return { type: 'mined', stage, network, step, size, of: 55_000, precision: 0.98, recall: 0.8 - 0.3 * share, final };
}
