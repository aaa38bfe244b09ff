// Trains one run, from wherever its folder says it is, to its end.
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type OpenRequest, openDataset } from '../../dataset/open.ts';
import type { Dataset } from '../../dataset/samples.ts';
import type { Configuration } from '../../shared/configuration.ts';
import type { TrainRequest } from '../../shared/engine-protocol.ts';
import { EVENTS_FORMAT, type RunEventBody } from '../../shared/events.ts';
import { methodOf } from '../../shared/methods.ts';
import { ProgressFile } from './checkpoints/progress-file.ts';
import { methods } from './methods/registry.ts';
import type { RunControl } from './run-control.ts';
import { checkData, groupsOf } from './stages/data-checks.ts';
import { Interrupted, type RunContext } from './stages/run-context.ts';
import { loadTensorFlow } from './tensor/tensorflow.ts';

type Emit = (event: RunEventBody) => void;

/** Where a run reads its data. */
export interface DataRoots {
  readonly configuration: Configuration;
  readonly trainRoot: string;
  readonly testRoot: string;
}

/**
 * A stage whose result is in the folder is not done again. The last event is `run-finished`, or `run-interrupted` once
 * the run was saved on request. Throws a KnownError.
 */
export async function trainRun(
  request: TrainRequest,
  emit: Emit,
  control: RunControl,
): Promise<'finished' | 'interrupted'> {
  const { folder, configuration, runtime, weightsCache } = request;
  const begun = performance.now();
  const { version, device } = loadTensorFlow(runtime);
  emit({ type: 'run-started', format: EVENTS_FORMAT, id: basename(folder), device, tensorflow: version });
  mkdirSync(join(folder, 'checkpoints'), { recursive: true });
  const progress = new ProgressFile(folder);
  const dataset = await readData(request, emit, control);
  const warning = checkData(dataset, configuration);
  if (warning !== undefined) emit(warning);
  const context: RunContext = { folder, configuration, dataset, weightsCache, progress, control, emit };
  try {
    for (const stage of methods[methodOf(configuration)]) {
      if (progress.isFinished(stage.name)) continue;
      await stage.run(context);
      progress.finish(stage.name);
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    emit({ type: 'run-interrupted', ...error.point });
    return 'interrupted';
  }
  emit({ type: 'run-finished', seconds: (performance.now() - begun) / 1000 });
  return 'finished';
}

/** What it takes to open the configured data set. */
export function openRequest({ configuration, trainRoot, testRoot }: DataRoots, control: RunControl): OpenRequest {
  return {
    root: trainRoot,
    validRoot: testRoot,
    name: configuration.data,
    conflictPercent: configuration.conflict_pct,
    transform: configuration.transform ?? undefined,
    threads: configuration.num_workers,
    memoryBytes: configuration.memory_budget === null ? undefined : configuration.memory_budget * 2 ** 30,
    signal: control.signal,
  };
}

/** Opens the configured data set, decoding it the first time, and says what it is. */
export async function readData(roots: DataRoots, emit: Emit, control: RunControl): Promise<Dataset> {
  const dataset = await openDataset({
    ...openRequest(roots, control),
    progress: ({ task, done, total }) => emit({ type: 'progress', task, done, total }),
  });
  const { name, conflictPercent, classNames, biasNames, aligned, shape, train, valid, test } = dataset;
  emit({
    type: 'data-opened',
    name,
    conflictPercent,
    classes: [...classNames],
    biases: biasNames === null ? null : [...biasNames],
    aligned: aligned === null ? null : aligned.map((row) => [...row]),
    shape,
    counts: { train: train.count, valid: valid.count, test: test.count },
    trainingGroups: train.biasLabels === null ? null : groupsOf(dataset, train).total,
  });
  return dataset;
}
