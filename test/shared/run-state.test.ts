// The fold over a run's events, on a recorded run that was killed, resumed and finished.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseEventLog } from '../../shared/event-log.ts';
import type { RunEvent } from '../../shared/events.ts';
import { emptyRunState, nextRunState, runStateOf, seriesKey } from '../../shared/run-state.ts';

const recorded = parseEventLog(
  readFileSync(new URL('./run-killed-and-resumed.jsonl', import.meta.url), 'utf8'),
  'recorded',
);
const resumedAt = recorded.findIndex(({ type }) => type === 'run-resumed');
const upTo = (type: RunEvent['type']) =>
  runStateOf(recorded.slice(0, recorded.findIndex((event) => event.type === type) + 1));

describe('runStateOf', () => {
  test('begins with nothing', () => {
    expect(runStateOf([])).toBe(emptyRunState);
  });

  test('knows the run, its device and its start', () => {
    expect(upTo('run-started')).toMatchObject({ id: 'recorded', device: 'cpu', status: 'running', startedAt: 1000 });
  });

  test('follows stage, network and step', () => {
    expect(runStateOf(recorded.slice(0, 4)).current).toEqual({
      stage: 'pretraining',
      network: 'biased',
      step: 20,
      steps: 40,
    });
  });

  test('shows a task until it is done', () => {
    const reading: RunEvent = { type: 'progress', task: 'reading', done: 3, total: 9, at: 1 };
    const state = nextRunState(emptyRunState, reading);
    expect(state.task).toEqual({ task: 'reading', done: 3, total: 9 });
    expect(nextRunState(state, { ...reading, done: 9 }).task).toBeNull();
  });

  test('drops what came after the checkpoint that the run is resumed from', () => {
    const before = runStateOf(recorded.slice(0, resumedAt));
    const after = runStateOf(recorded.slice(0, resumedAt + 1));
    const steps = (state: typeof before) => state.losses[seriesKey('pruning', 'classifier')]?.map(({ step }) => step);
    expect(steps(before)).toEqual([10, 20]);
    expect(steps(after)).toEqual([10]);
    expect(before.sparsity.map(({ step }) => step)).toEqual([10, 20]);
    expect(after.sparsity.map(({ step }) => step)).toEqual([10]);
    expect(after.heatmaps).toEqual({});
    expect(after.current).toEqual({ stage: 'pruning', network: 'classifier', step: 10, steps: 30 });
  });

  test('keeps what other networks and stages did before it', () => {
    const state = runStateOf(recorded.slice(0, resumedAt + 1));
    expect(state.losses[seriesKey('pretraining', 'biased')]?.map(({ step }) => step)).toEqual([20, 40]);
    expect(state.losses[seriesKey('pretraining', 'classifier')]?.map(({ step }) => step)).toEqual([50]);
    expect(state.mined).toMatchObject([{ final: true, size: 941, of: 55000 }]);
  });

  test('ends with one entry for each stage and network, and their durations', () => {
    const state = runStateOf(recorded);
    expect(state).toMatchObject({ status: 'finished', error: null, task: null });
    expect(state.stages.map(({ stage, network, seconds }) => [stage, network, seconds])).toEqual([
      ['pretraining', 'biased', 4],
      ['pretraining', 'classifier', 5],
      ['mining', 'biased', 1],
      ['pruning', 'classifier', 6],
      ['retraining', 'classifier', 2],
    ]);
    expect(state.losses[seriesKey('pruning', 'classifier')]?.map(({ step }) => step)).toEqual([10, 20, 30]);
    expect(state.checkpoints.map(({ file }) => file)).toContain('checkpoints/retrained.safetensors');
    expect(state.accuracy.at(-1)).toMatchObject({ stage: 'retraining', split: 'test' });
  });

  test('counts the time of both its processes, not that between them', () => {
    // From 1000 ms until the last word of the killed one at 3200, and from 3300 until the end at 4700.
    expect(runStateOf(recorded).seconds).toBeCloseTo(2.2 + 1.4, 12);
  });

  test('counts no time while it is paused, nor what another run did before it', () => {
    const point = { stage: 'pruning', network: 'classifier', step: 1 } as const;
    const started = recorded[0];
    if (started === undefined) throw new Error('no events');
    const takenOver: readonly RunEvent[] = [
      { type: 'stage-started', ...point, steps: 2, at: 0 },
      { type: 'stage-finished', ...point, seconds: 5, at: 5000 },
    ];
    expect(runStateOf(takenOver).seconds).toBe(0);
    const state = runStateOf([
      ...takenOver,
      { ...started, at: 10_000 },
      { type: 'run-paused', ...point, at: 12_000 },
      { type: 'run-continued', ...point, at: 60_000 },
      { type: 'run-interrupted', ...point, at: 61_000 },
    ]);
    expect(state.seconds).toBe(2 + 1);
  });

  test('drops what a stage had done when it is begun anew', () => {
    const again: RunEvent = {
      type: 'stage-started',
      stage: 'pretraining',
      network: 'classifier',
      step: 0,
      steps: 50,
      at: 9,
    };
    const state = nextRunState(runStateOf(recorded), again);
    expect(state.losses[seriesKey('pretraining', 'classifier')]).toEqual([]);
    expect(state.losses[seriesKey('pretraining', 'biased')]).toHaveLength(2);
    expect(state.stages.map(({ stage, network, seconds }) => [stage, network, seconds])).toEqual([
      ['pretraining', 'biased', 4],
      ['pretraining', 'classifier', null],
    ]);
    expect(state.mined).toEqual([]);
  });

  test('keeps the error of a failure until the run is resumed', () => {
    const error = { kind: 'failure', code: 'loss-nan', message: 'm', remedy: 'r' } as const;
    const failed = nextRunState(runStateOf(recorded), { type: 'run-failed', error, at: 2 });
    expect(failed).toMatchObject({ status: 'failed', error });
    const resumed = nextRunState(failed, {
      type: 'run-resumed',
      stage: 'pruning',
      network: 'classifier',
      step: 0,
      at: 3,
    });
    expect(resumed).toMatchObject({ status: 'running', error: null });
  });
});

describe('nextRunState', () => {
  test('never changes the state that it is given', () => {
    let state = emptyRunState;
    for (const event of recorded) {
      const before = structuredClone(state);
      const next = nextRunState(state, event);
      expect(state).toEqual(before);
      state = next;
    }
  });

  test('keeps the identity of what did not change', () => {
    const state = runStateOf(recorded);
    const next = nextRunState(state, { type: 'warning', code: 'c', message: 'm', remedy: 'r', at: 4 });
    expect(next.losses).toBe(state.losses);
    expect(next.warnings).not.toBe(state.warnings);
  });

  test('comes to the same as the fold over all events at once', () => {
    expect(recorded.reduce(nextRunState, emptyRunState)).toEqual(runStateOf(recorded));
  });
});

test('a run of 60,000 reports folds in a second or so, not quadratically', () => {
  const events = Array.from({ length: 60_000 }, (_, step): RunEvent => {
    const point = { stage: 'pretraining', network: 'classifier', step } as const;
    return { type: 'losses', ...point, total: 1, parts: { main: 1 }, learningRate: 0.1, imagesPerSecond: 1, at: step };
  });
  expect(runStateOf(events).losses[seriesKey('pretraining', 'classifier')]).toHaveLength(60_000);
}, 15_000);
