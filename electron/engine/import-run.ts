// Makes a finished run of weights that were trained elsewhere: its folder and log are then like any other run's.
import type { ImportRequest } from '../../shared/engine-protocol.ts';
import { UserError } from '../../shared/errors.ts';
import { EVENTS_FORMAT, type RunEventBody, type StageName } from '../../shared/events.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import { networkName } from '../../shared/networks-needed.ts';
import { ProgressFile } from './checkpoints/progress-file.ts';
import { publishedValues } from './checkpoints/published-weights.ts';
import { readWeightsFile } from './checkpoints/weights-file.ts';
import { refuseNotFinite } from './exporting/finite-values.ts';
import { unmasked } from './nn/forward.ts';
import { NetworkState } from './nn/network-state.ts';
import { keptWeights } from './objectives/hard-gumbel-sigmoid.ts';
import type { RunControl } from './run-control.ts';
import { evaluateGroups, reportMasks } from './stages/evaluation.ts';
import { numbersIn } from './stages/initial-weights.ts';
import { keepPredictions } from './stages/keep-predictions.ts';
import { type CheckpointName, networkOf, type RunContext, saveNetwork } from './stages/run-context.ts';
import { loadTensorFlow } from './tensor/tensorflow.ts';
import { readData } from './train-run.ts';

/** What the last stage of a method leaves. */
const results: Partial<Record<StageName, CheckpointName>> = { training: 'trained', retraining: 'retrained' };

/**
 * Reads `request.file`, evaluates the network in it, and leaves in `request.folder` what training would have left at its end.
 * Rejects with a UserError where the file is none, is of another network, lacks a mask that the method has, or holds values
 * that are no numbers.
 */
export async function importRun(
  request: ImportRequest,
  emit: (event: RunEventBody) => void,
  control: RunControl,
): Promise<'finished'> {
  const { folder, configuration, file, id } = request;
  const begun = performance.now();
  const method = methodOf(configuration);
  const { stages } = methods[method];
  const stage = stages.at(-1);
  const result = stage === undefined ? undefined : results[stage];
  if (stage === undefined || result === undefined || method === 'feature-swap') throw noSuchResult(method);
  const masked = stages.includes('pruning');
  const tensors = await readWeightsFile(file);
  const { version, device } = loadTensorFlow(request.runtime);
  emit({ type: 'run-started', format: EVENTS_FORMAT, id, device, tensorflow: version });
  const dataset = await readData(request, emit, control);
  const progress = new ProgressFile(folder);
  const context: RunContext = { folder, configuration, dataset, weightsCache: '', progress, control, emit };
  const network = networkOf(context);
  const values = publishedValues(network, tensors, masked, file);
  refuseNotFinite(values, file);
  emit({
    type: 'network-made',
    network: networkName(configuration),
    ...numbersIn(network.parameters),
    pretrained: null,
  });
  const state = new NetworkState(network, values);
  const point = { stage, network: 'classifier', step: 0 } as const;
  const { test } = await evaluateGroups(context, point, state, masked ? keptWeights : unmasked);
  control.signal.throwIfAborted();
  if (masked) reportMasks(context, point, state);
  saveNetwork(context, result, point, state);
  state.dispose();
  keepPredictions(folder, point, dataset.test, test);
  for (const done of stages) progress.finish(done);
  emit({ type: 'run-finished', seconds: (performance.now() - begun) / 1000 });
  return 'finished';
}

const noSuchResult = (method: string): UserError =>
  new UserError({
    code: 'import-method',
    message: `Weights of the method ${method} are not imported: its result is more than one network`,
    remedy: 'Import the classifier alone, as DCWP with a mask or as ERM without.',
  });
