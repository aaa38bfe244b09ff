// The parts of a run with their progress.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseEventLog } from '../../shared/event-log.ts';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';
import { plannedParts, runParts, runSecondsLeft, runShare } from '../../shared/run-parts.ts';
import { emptyRunState, runStateOf } from '../../shared/run-state.ts';

const recorded = parseEventLog(
  readFileSync(new URL('run-killed-and-resumed.jsonl', import.meta.url), 'utf8'),
  'recorded',
);
const settings = {
  biased_pretrain_iter: 40,
  pretrain_iter: 50,
  pruning_iter: 30,
  retrain_iter: 20,
  pseudo_label_method: 'wrong',
  select_with_GCE: true,
};
const configuration = resolveConfiguration({ argumentsGiven: settings });

test('a run of DCWP has its four stages, pretraining once for each network', () => {
  expect(plannedParts(configuration)).toEqual([
    { stage: 'pretraining', network: 'biased', steps: 40 },
    { stage: 'pretraining', network: 'classifier', steps: 50 },
    { stage: 'mining', network: 'biased', steps: 0 },
    { stage: 'pruning', network: 'classifier', steps: 30 },
    { stage: 'retraining', network: 'classifier', steps: 20 },
  ]);
});

test('other methods have theirs', () => {
  const partsOf = (method: string) =>
    plannedParts(resolveConfiguration({ argumentsGiven: { method } })).map(
      ({ stage, network }) => `${stage}/${network}`,
    );
  expect(partsOf('ERM')).toEqual(['training/classifier']);
  expect(partsOf('MRM')).toEqual(['pretraining/classifier', 'pruning/classifier', 'retraining/classifier']);
  expect(partsOf('JTT')).toEqual(['pretraining/biased', 'mining/biased', 'training/classifier']);
});

test('before the first event everything waits', () => {
  const parts = runParts(configuration, null, emptyRunState);
  expect(parts.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect(runShare(parts)).toBe(0);
});

test('what was taken over from another run is none of its work, whether or not its log tells of it', () => {
  const statuses = ['inherited', 'inherited', 'inherited', 'waiting', 'waiting'];
  const parts = runParts(configuration, 'pruning', emptyRunState);
  expect(parts.map(({ status }) => status)).toEqual(statuses);
  expect(runShare(parts)).toBe(0);
  const until = recorded.findIndex(({ type, at }) => type === 'losses' && at === 3000);
  const logged = runParts(configuration, 'pruning', runStateOf(recorded.slice(0, until + 1)));
  expect(logged.map(({ status }) => status)).toEqual([...statuses.slice(0, 3), 'running', 'waiting']);
  // 20 of the 30 steps of pruning, of 50 with those of retraining.
  expect(runShare(logged)).toBe(20 / 50);
});

test('a part at work has its step, and the time left by its own rate', () => {
  const until = recorded.findIndex(({ type, at }) => type === 'losses' && at === 3000);
  const parts = runParts(configuration, null, runStateOf(recorded.slice(0, until + 1)));
  // Pruning began at 2600 ms and was at step 20 of 30 at 3000 ms.
  expect(parts[3]).toMatchObject({ status: 'running', step: 20, steps: 30, secondsLeft: 0.2 });
  expect(parts[2]).toMatchObject({ status: 'finished', seconds: 1 });
  expect(runShare(parts)).toBe(110 / 140);
});

test('a step between two events moves the bar, and says nothing of the rate', () => {
  const started = recorded.findIndex(({ type, at }) => type === 'stage-started' && at === 2600);
  const state = runStateOf(recorded.slice(0, started + 1));
  const reached = { stage: 'pruning', network: 'classifier', step: 4 } as const;
  expect(runParts(configuration, null, state, reached)[3]).toMatchObject({ step: 4, secondsLeft: null });
  const until = recorded.findIndex(({ type, at }) => type === 'losses' && at === 3000);
  const later = runParts(configuration, null, runStateOf(recorded.slice(0, until + 1)), { ...reached, step: 25 });
  // 0.4 s for 20 steps; 5 are left.
  expect(later[3]?.secondsLeft).toBeCloseTo(0.1);
  expect(later[3]?.step).toBe(25);
});

test('what a whole run still takes is told by its pace so far, once that says something', () => {
  const until = recorded.findIndex(({ type, at }) => type === 'losses' && at === 3000);
  const parts = runParts(configuration, null, runStateOf(recorded.slice(0, until + 1)));
  // 110 of 140 steps took 11 s.
  expect(runSecondsLeft(parts, 11)).toBeCloseTo(3);
  expect(runSecondsLeft(runParts(configuration, null, emptyRunState), 1)).toBeNull();
  expect(runSecondsLeft(runParts(configuration, null, runStateOf(recorded)), 14)).toBeNull();
});

test('after a resume the rate is that since it went on', () => {
  const until = recorded.findIndex(({ type, at }) => type === 'losses' && at === 3500);
  const parts = runParts(configuration, null, runStateOf(recorded.slice(0, until + 1)));
  // It went on with step 10 at 3400 ms and was at step 20 at 3500 ms.
  expect(parts[3]?.secondsLeft).toBeCloseTo(0.1);
});

test('a finished run has all its steps', () => {
  const parts = runParts(configuration, null, runStateOf(recorded));
  expect(parts.every(({ status }) => status === 'finished')).toBe(true);
  expect(runShare(parts)).toBe(1);
});
