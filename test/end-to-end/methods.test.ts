// Every method through the real engine: its stages, its result, and that one that was stopped ends as if it had not been.
import { describe, expect, test } from 'vitest';
import type { EngineHandle } from '../../electron/services/runs/engine-handle.ts';
import type { Configuration } from '../../shared/configuration.ts';
import type { RunEvent } from '../../shared/events.ts';
import { worstGroupAccuracy } from '../../shared/group-accuracy.ts';
import { type MethodName, methodName } from '../../shared/method-name.ts';
import { methods } from '../../shared/methods.ts';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';
import { attend, digest, short, smallRun } from './small-run.ts';

/** The best network on the validation set counts; it is looked for more often than the others' tests need. */
const settingsOf = (method: MethodName): Configuration =>
  resolveConfiguration({
    file: { ...short, train_iter: 20, swap_iter: 5, eval_every: 5, eval_every_retrain: 5 },
    argumentsGiven: { method, selection: 'worst-group' },
  });

const BEST = 'checkpoints/best.safetensors';

/** DCWP and MRM have files of their own. */
const withoutPruning = methodName.options.filter((name) => !methods[name].stages.includes('pruning'));

/** Stops once, at the first checkpoint of the last stage at this step. */
const stopAt = (stage: string | undefined, step: number) => {
  let done = false;
  return (event: RunEvent, engine: EngineHandle): void => {
    if (done || event.type !== 'checkpoint-written' || event.stage !== stage || event.step !== step) return;
    done = true;
    engine.stop();
  };
};

describe.each(withoutPruning)('%s', (name) => {
  const { stages } = methods[name];
  const last = stages.at(-1);
  const file = last === 'retraining' ? 'checkpoints/retrained.safetensors' : 'checkpoints/trained.safetensors';

  test('goes through its stages, says how it does, and ends with the same bytes after a stop', async () => {
    const whole = await smallRun(settingsOf(name));
    const { events, end } = await attend(whole);
    expect(end).toBe('finished');
    expect(events.flatMap((event) => (event.type === 'stage-started' ? [event.stage] : []))).toEqual(stages);
    expectBest(events, last);
    expect(events.some((event) => event.type === 'losses' && event.stage === last)).toBe(true);
    const stopped = await smallRun(settingsOf(name));
    expect((await attend(stopped, stopAt(last, 10))).end).toBe('interrupted');
    expect((await attend(stopped)).end).toBe('finished');
    expect(digest(stopped, file)).toBe(digest(whole, file));
    expect(digest(stopped, BEST)).toBe(digest(whole, BEST));
  });
});

/** The step that was kept is the last of those with the best worst-group accuracy on the validation set. */
function expectBest(events: readonly RunEvent[], last: string | undefined): void {
  const scores = events.flatMap((event) =>
    event.type === 'group-accuracy' && event.stage === last && event.split === 'valid'
      ? [{ step: event.step, score: worstGroupAccuracy(event) ?? Number.NaN }]
      : [],
  );
  expect(scores.map(({ step }) => step)).toEqual([5, 10, 15, 20]);
  const best = Math.max(...scores.map(({ score }) => score));
  const selected = events.findLast((event) => event.type === 'model-selected');
  expect(selected).toMatchObject({
    ...{ step: scores.findLast(({ score }) => score === best)?.step, stage: last, rule: 'worst-group', score: best },
  });
}

test('ERM is the classifier that DCWP pretrains', async () => {
  const plain = await smallRun(settingsOf('ERM'));
  const pruned = await smallRun({ supervised: true, pruning_iter: 0, retrain_iter: 0 });
  await attend(plain);
  await attend(pruned);
  const [values, expected] = await Promise.all([
    valuesIn(plain.folder, 'trained'),
    valuesIn(pruned.folder, 'pretrained'),
  ]);
  expect(values).toEqual(expected);
});

async function valuesIn(folder: string, name: string) {
  const { readTensors } = await import('../../electron/engine/checkpoints/network-checkpoint.ts');
  return readTensors(`${folder}/checkpoints/${name}.safetensors`);
}
