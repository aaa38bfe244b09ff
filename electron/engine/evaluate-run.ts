// Evaluates a run's network on one split of its data.
import { join } from 'node:path';
import type { EvaluateRequest } from '../../shared/engine-protocol.ts';
import type { ReportOrder } from '../../shared/evaluation-report.ts';
import type { RunEventBody } from '../../shared/events.ts';
import { readTrained } from './checkpoints/network-checkpoint.ts';
import { writeReport } from './inspection/report.ts';
import { resultNetwork } from './networks/result-network.ts';
import { unmasked } from './nn/forward.ts';
import { NetworkState } from './nn/network-state.ts';
import { keptWeights } from './objectives/hard-gumbel-sigmoid.ts';
import { resultCheckpoint } from './result-checkpoint.ts';
import type { RunControl } from './run-control.ts';
import { type Classification, classify, countGroups } from './stages/classification.ts';
import { keepPredictions } from './stages/keep-predictions.ts';
import { checkpointFile, networkOf } from './stages/run-context.ts';
import { loadTensorFlow } from './tensor/tensorflow.ts';
import { readData } from './train-run.ts';

/**
 * Emits one `group-accuracy`; keeps what the network that counts says of each sample; writes a report where one is asked
 * for. Throws a UserError where the run has no network yet.
 */
export async function evaluateRun(
  request: EvaluateRequest,
  emit: (event: RunEventBody) => void,
  control: RunControl,
): Promise<'finished'> {
  const { configuration, folder, split } = request;
  const result = resultCheckpoint(request);
  loadTensorFlow(request.runtime);
  const dataset = await readData(request, emit, control);
  const network = resultNetwork(configuration, networkOf({ configuration, dataset }));
  const { values, steps: step } = readTrained(join(folder, checkpointFile(result.name)), network);
  const state = new NetworkState(network, values);
  const mask = result.masked ? keptWeights : unmasked;
  const point = { stage: result.stage, network: 'classifier', step } as const;
  const samples = dataset[split];
  const said =
    request.report === undefined
      ? await classify(state, mask, samples, configuration.batch_size, heed)
      : await lookInside(request.report);
  state.dispose();
  if (request.checkpoint === undefined) keepPredictions(folder, point, samples, said);
  const counts = countGroups(samples, said.predictions, dataset.classes, dataset.biasNames?.length ?? 1);
  emit({ type: 'group-accuracy', ...point, split, ...counts });
  return 'finished';

  function heed(done: number): void {
    control.signal.throwIfAborted();
    emit({ type: 'progress', task: `evaluating the ${split} set`, done, total: samples.count });
  }

  async function lookInside(report: ReportOrder): Promise<Classification> {
    const progress = (done: number, total: number): void =>
      emit({ type: 'progress', task: 'laying out features', done, total });
    const order = {
      ...{ request, dataset, point, report, progress },
      network: { state, mask, heed },
      signal: control.signal,
    };
    return await writeReport(order);
  }
}
