// Times some steps of each stage of a run that was not started, on an excerpt of its data.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openExcerpt } from '../../dataset/excerpt.ts';
import type { Dataset } from '../../dataset/samples.ts';
import type { ProbeRequest } from '../../shared/engine-protocol.ts';
import { type StageName, stageName } from '../../shared/events.ts';
import { methodOf } from '../../shared/methods.ts';
import { MINED_FORMAT, type MinedSet, qualityOf } from '../../shared/mined-set.ts';
import { isNetworkBySize, networkBySize } from '../../shared/networks-needed.ts';
import type { RunTimings } from '../../shared/run-estimate.ts';
import { ProgressFile } from './checkpoints/progress-file.ts';
import { methods } from './methods/registry.ts';
import type { RunControl } from './run-control.ts';
import { checkData } from './stages/data-checks.ts';
import { writeMined } from './stages/mining.ts';
import { Interrupted, type RunContext } from './stages/run-context.ts';
import { StageTimer } from './stages/stage-timer.ts';
import { loadTensorFlow } from './tensor/tensorflow.ts';
import { openRequest } from './train-run.ts';

/** Images of an evaluation that is timed; the validation set is only there to begin from. */
const TEST_IMAGES = 128;
const VALIDATION_IMAGES = 32;

/** Writes into the request's folder as a run would; it is of no use afterwards. Throws a KnownError as a start would. */
export async function probeRun(
  request: ProbeRequest,
  tell: (timings: RunTimings) => void,
  control: RunControl,
): Promise<'finished' | 'interrupted'> {
  const { folder, from, runtime } = request;
  // Weights to begin from change no time, and may have to be downloaded.
  const ordered = { ...request.configuration, imagenet: false };
  loadTensorFlow(runtime);
  mkdirSync(join(folder, 'checkpoints'), { recursive: true });
  const most = { train: 2 * ordered.batch_size, valid: VALIDATION_IMAGES, test: TEST_IMAGES };
  const { dataset, counts } = await openExcerpt(openRequest(request, control), most);
  const network = isNetworkBySize(ordered) ? networkBySize(dataset.shape) : ordered.network;
  const configuration = { ...ordered, network };
  try {
    checkData(dataset, { ...configuration, dfr_split: 'train' });
    const timer = new StageTimer(({ stage }) => from === null || order(stage) >= order(from));
    const { emit, loop } = timer;
    const progress = new ProgressFile(folder);
    const context: RunContext = {
      ...{ folder, configuration, dataset, weightsCache: folder, progress, control, emit, loop },
    };
    writeMined(context, everySecond(dataset));
    for (const stage of methods[methodOf(configuration)]) if (stage.name !== 'mining') await stage.run(context);
    tell({ counts, parts: timer.parts });
    return 'finished';
  } catch (error) {
    if (error instanceof Interrupted) return 'interrupted';
    throw error;
  } finally {
    await dataset.close();
  }
}

const order = (stage: StageName): number => stageName.options.indexOf(stage);

/** Stands for what nothing has mined. */
function everySecond({ train }: Dataset): MinedSet {
  const mined = Array.from({ length: train.count }, (_, index) => (index % 2 === 0 ? 0 : 1));
  return {
    format: MINED_FORMAT,
    method: 'supervised',
    network: null,
    step: 0,
    threshold: null,
    quality: qualityOf(mined, null),
    paths: mined.map((_, index) => train.path(index)),
    classes: [...train.classLabels],
    predictions: [],
    labelProbabilities: [],
    scores: mined,
    mined,
    corrected: null,
  };
}
