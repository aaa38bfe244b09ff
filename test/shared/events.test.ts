import { expect, test } from 'vitest';
import { formatEvent, parseEventLog } from '../../shared/event-log.ts';
import { EVENTS_FORMAT, type RunEventBody, runEvent, runEventBody } from '../../shared/events.ts';

const point = { stage: 'pruning', network: 'classifier', step: 100 } as const;
const error = {
  kind: 'failure',
  code: 'loss-not-finite',
  message: 'The loss is NaN',
  remedy: 'Lower lr_main.',
} as const;

/** One of each type. */
const valid: RunEventBody[] = [
  { type: 'run-started', format: EVENTS_FORMAT, id: 'cmnist-55', device: 'cpu', tensorflow: '2.21.0' },
  {
    type: 'data-opened',
    name: 'celebA',
    conflictPercent: null,
    classes: ['not blond', 'blond'],
    biases: null,
    aligned: null,
    shape: { height: 224, width: 224, channels: 3 },
    counts: { train: 3, valid: 2, test: 1 },
    trainingGroups: null,
  },
  { type: 'run-resumed', ...point },
  { type: 'network-made', network: 'resnet18', weights: 9, maskable: 8, pretrained: 'resnet18-f37072fd.pth' },
  { type: 'stage-started', ...point, step: 0, steps: 2000 },
  { type: 'stage-finished', ...point, seconds: 12.5 },
  { type: 'losses', ...point, total: 1.5, parts: { main: 1, sparse: -2 }, learningRate: 0.01, imagesPerSecond: 900 },
  { type: 'group-accuracy', ...point, split: 'test', total: [[2, 0]], correct: [[1, 0]] },
  {
    ...{ type: 'sample-predictions', ...point, split: 'test', indices: [3], classes: [1], biases: null },
    ...{ predictions: [0], labelProbabilities: [0.25] },
  },
  { type: 'layer-sparsity', ...point, layers: [{ layer: 'conv1', kept: 3, total: 4 }] },
  { type: 'mask-heatmap', ...point, layer: 'conv1', outputs: 1, inputs: 2, area: 16, kept: 'AP8=' },
  { type: 'mined', ...point, size: 0, of: 9, precision: null, recall: 0, final: true },
  { type: 'model-selected', ...point, rule: 'worst-group', score: 0.5 },
  { type: 'checkpoint-written', ...point, file: 'checkpoints/pruned.safetensors' },
  { type: 'memory', ...point, tensors: 90, tensorBytes: 1000, residentBytes: 2000 },
  { type: 'warning', code: 'mined-set-empty', message: 'Nothing was mined', remedy: 'Stop earlier.' },
  { type: 'progress', task: 'reading images', done: 1, total: 3 },
  { type: 'run-paused', ...point },
  { type: 'run-continued', ...point },
  { type: 'run-interrupted', ...point },
  { type: 'run-finished', seconds: 3 },
  { type: 'run-failed', error },
];

test('there is one valid event of each type', () => {
  const types = runEventBody.options.map(({ shape }) => shape.type.value);
  expect(valid.map(({ type }) => type)).toEqual(types);
});

test.each(valid)('$type is stored and read back as it was', (body) => {
  const event = runEvent.parse({ ...body, at: 1_700_000_000_000 });
  expect(parseEventLog(formatEvent(event), 'events.jsonl')).toEqual([event]);
});

test.each<[string, object]>([
  ['no time', { type: 'run-finished', seconds: 3, at: undefined }],
  ['an unknown type', { type: 'run-vanished', at: 0 }],
  ['an unknown stage', { type: 'run-paused', ...point, stage: 'dreaming' }],
  ['an unknown network', { type: 'run-paused', ...point, network: 'other' }],
  ['a step below 0', { type: 'run-paused', ...point, step: -1 }],
  ['half a step', { type: 'run-paused', ...point, step: 0.5 }],
  ['another format', { type: 'run-started', format: 99, id: 'a', device: 'cpu', tensorflow: '2' }],
  [
    'a loss that is no number',
    { type: 'losses', ...point, total: Number.NaN, parts: {}, learningRate: 1, imagesPerSecond: 0 },
  ],
  ['a precision above 1', { type: 'mined', ...point, size: 1, of: 2, precision: 1.1, recall: 0, final: true }],
  ['a negative count', { type: 'group-accuracy', ...point, split: 'test', total: [[-1]], correct: [[0]] }],
  ['an unknown split', { type: 'group-accuracy', ...point, split: 'all', total: [[1]], correct: [[0]] }],
  ['an error without a remedy', { type: 'run-failed', error: { ...error, remedy: undefined } }],
])('an event with %s is refused', (_, event) => {
  expect(runEvent.safeParse({ at: 0, ...event }).success).toBe(false);
});

test('a log of format 1 is read as one of the format of today', () => {
  const old = { type: 'run-started', format: 1, id: 'a', device: 'cpu', tensorflow: '2', at: 7 };
  expect(parseEventLog(`${JSON.stringify(old)}\n`, 'old')).toEqual([{ ...old, format: EVENTS_FORMAT }]);
});
