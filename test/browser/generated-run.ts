// A run's folder as the engine leaves it, made up: for pages and benchmarks, not for what training gives.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRun } from '../../electron/services/runs/create-run.ts';
import type { Configuration } from '../../shared/configuration.ts';
import { EVENTS_FILE, formatEvent } from '../../shared/event-log.ts';
import { EVENTS_FORMAT, type RunEvent, type RunEventBody } from '../../shared/events.ts';
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
}

const LAYERS = [
  { layer: 'conv1', outputs: 64, inputs: 3, area: 25 },
  { layer: 'conv2', outputs: 128, inputs: 64, area: 16 },
  { layer: 'conv3', outputs: 128, inputs: 128, area: 16 },
  { layer: 'linear', outputs: 10, inputs: 128, area: 1 },
];
const CLASSES = 10;
const MS_PER_STEP = 90;
const STARTED = Date.UTC(2026, 0, 5, 9);

/** Its folder. */
export function generateRun({
  runsRoot,
  name,
  settings = {},
  reportEvery = 10,
  until = Number.POSITIVE_INFINITY,
}: GeneratedRun): string {
  const configuration = resolveConfiguration({
    preset: 'cmnist-5pct',
    argumentsGiven: { ...settings, exp_name: name },
  });
  const { folder } = createRun({ configuration, preset: 'cmnist-5pct', tensorflow: '2.21.0', runsRoot });
  let text = '';
  for (const event of generatedEvents(name, configuration, reportEvery, until)) text += formatEvent(event);
  writeFileSync(join(folder, EVENTS_FILE), text);
  return folder;
}

function* generatedEvents(
  id: string,
  configuration: Configuration,
  reportEvery: number,
  until: number,
): Generator<RunEvent> {
  const random = RandomStream.for(configuration.seed, 'generated run');
  let at = STARTED;
  let done = 0;
  const stamped = (body: RunEventBody): RunEvent => ({ ...body, at });
  yield stamped({ type: 'run-started', format: EVENTS_FORMAT, id, device: 'cpu', tensorflow: '2.21.0' });
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
  const memory = { type: 'memory', ...point, tensors: 61, tensorBytes: 292, residentBytes: 8.1e8 } as const;
  if (stage === 'pruning') return [...splits, ...masksAt(point, 1 - 0.5 * share, random), memory];
  return network === 'biased' ? [...splits, minedAt(part, step, false), memory] : [...splits, memory];
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

function masksAt(
  point: Omit<Extract<RunEventBody, { type: 'layer-sparsity' }>, 'type' | 'layers'>,
  kept: number,
  random: RandomStream,
): RunEventBody[] {
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
