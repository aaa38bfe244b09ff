// An engine process whose training is a fake; the file `behaviour` in the run's folder says which.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Jobs, serve } from '../../../../electron/engine/serve.ts';
import { openTransport } from '../../../../electron/engine/transport.ts';
import { UserError } from '../../../../shared/errors.ts';
import { EVENTS_FORMAT, type RunPoint, stageName } from '../../../../shared/events.ts';

type Train = Jobs['train'];

const at = (step: number): RunPoint => ({ stage: 'pretraining', network: 'classifier', step });

const finish: Train = async (_, emit) => {
  emit({ type: 'losses', ...at(1), total: 1, parts: {}, learningRate: 0.1, imagesPerSecond: 10 });
  process.stderr.write('oneDNN custom operations are on\n');
  emit({ type: 'run-finished', seconds: 1 });
  return 'finished';
};

/** Trains until it is asked to stop. */
const goOn: Train = async (_, emit, control) => {
  for (let step = 1; ; step++) {
    if ((await control.atStep(at(step))) === 'continue') continue;
    emit({ type: 'run-interrupted', ...at(step) });
    return 'interrupted';
  }
};

/** Never heeds a request to stop. */
const stubborn: Train = async (_, __, control) => {
  for (let step = 1; ; step++) await control.atStep(at(step));
};

const behaviours: Readonly<Record<string, Train>> = {
  finish,
  goOn,
  stubborn,
  exit: async () => {
    process.stderr.write('WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n');
    process.stderr.write('terminate called: out of range\n');
    process.exit(7);
  },
  killed: async () => {
    process.kill(process.pid, 'SIGKILL');
    return await new Promise(() => {});
  },
  refuse: async () => {
    throw new UserError({ code: 'mined-nothing', message: 'The mined set is empty', remedy: 'Train longer.' });
  },
  break: async () => {
    setImmediate(() => {
      throw new TypeError('out of its turn');
    });
    return await new Promise(() => {});
  },
  aborted: async (_, emit, control) => {
    emit({ type: 'progress', task: 'reading', done: 0, total: 2 });
    await new Promise((resolve) => control.signal.addEventListener('abort', resolve));
    control.signal.throwIfAborted();
    return 'finished';
  },
};

serve(openTransport(), {
  train: async (request, emit, control) => {
    const name = readFileSync(join(request.folder, 'behaviour'), 'utf8');
    emit({ type: 'run-started', format: EVENTS_FORMAT, id: 'fake', device: 'cpu', tensorflow: request.runtime });
    return await (behaviours[name] ?? finish)(request, emit, control);
  },
  export: async () => 'finished',
  import: async () => 'finished',
  evaluate: async ({ split }, emit) => {
    emit({
      type: 'group-accuracy',
      ...at(3),
      split,
      total: [
        [4, 1],
        [1, 4],
      ],
      correct: [
        [4, 0],
        [1, 4],
      ],
    });
    return 'finished';
  },
  /** Measures nothing: 10 ms a step, 1 ms an image; batches of one never end, of two crash it. */
  probe: async ({ configuration }, tell) => {
    if (configuration.batch_size === 1) return await new Promise(() => {});
    if (configuration.batch_size === 2) process.exit(7);
    const parts = ['pretraining', 'pruning', 'retraining'].map((stage) => ({
      stage: stageName.parse(stage),
      ...{ network: 'classifier' as const, stepSeconds: 0.01, imageSeconds: 0.001 },
    }));
    tell({ counts: { train: 100, valid: 10, test: 20 }, parts });
    return 'finished';
  },
});
