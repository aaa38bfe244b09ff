// Evaluates a run's network on one split of its data.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../shared/configuration.ts';
import type { EvaluateRequest } from '../../shared/engine-protocol.ts';
import { UserError } from '../../shared/errors.ts';
import type { ReportOrder } from '../../shared/evaluation-report.ts';
import type { RunEventBody, StageName } from '../../shared/events.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import { readTrained } from './checkpoints/network-checkpoint.ts';
import { writeReport } from './inspection/report.ts';
import { resultNetwork } from './networks/result-network.ts';
import { unmasked } from './nn/forward.ts';
import { NetworkState } from './nn/network-state.ts';
import { keptWeights } from './objectives/hard-gumbel-sigmoid.ts';
import type { RunControl } from './run-control.ts';
import { type Classification, classify, countGroups } from './stages/classification.ts';
import { keepPredictions } from './stages/keep-predictions.ts';
import { type CheckpointName, checkpointFile, networkOf } from './stages/run-context.ts';
import { loadTensorFlow } from './tensor/tensorflow.ts';
import { readData } from './train-run.ts';

interface Candidate {
  readonly name: CheckpointName;
  readonly stage: StageName;
}

/** The networks that stages leave. */
const results: readonly Candidate[] = [
  { name: 'pretrained', stage: 'pretraining' },
  { name: 'trained', stage: 'training' },
  { name: 'pruned', stage: 'pruning' },
  { name: 'retrained', stage: 'retraining' },
];

/** What a run may have, that which counts first: the selected network, then the furthest. */
function candidatesOf(configuration: Configuration): readonly Candidate[] {
  const { stages } = methods[methodOf(configuration)];
  const left = results.filter(({ stage }) => stages.includes(stage)).toReversed();
  const [last] = left;
  return last === undefined || configuration.selection === 'last' ? left : [{ ...last, name: 'best' }, ...left];
}

/** Whether a stage's network is masked: pruning has begun with it, or before. */
function isMasked(configuration: Configuration, stage: StageName): boolean {
  const { stages } = methods[methodOf(configuration)];
  return stages.slice(0, stages.indexOf(stage) + 1).includes('pruning');
}

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
  const candidate = chosen(request);
  loadTensorFlow(request.runtime);
  const dataset = await readData(request, emit, control);
  const network = resultNetwork(configuration, networkOf({ configuration, dataset }));
  const { values, steps: step } = readTrained(join(folder, checkpointFile(candidate.name)), network);
  const state = new NetworkState(network, values);
  const mask = isMasked(configuration, candidate.stage) ? keptWeights : unmasked;
  const point = { stage: candidate.stage, network: 'classifier', step } as const;
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

function chosen({ configuration, folder, checkpoint }: EvaluateRequest): Candidate {
  const asked = candidatesOf(configuration).filter(
    ({ name }) => checkpoint === undefined || checkpointFile(name) === checkpoint,
  );
  const found = asked.find(({ name }) => existsSync(join(folder, checkpointFile(name))));
  if (found !== undefined) return found;
  const wanted = checkpoint === undefined ? 'a trained network' : `the network in ${checkpoint}`;
  throw new UserError({
    code: 'checkpoint-missing',
    message: `The run ${folder} has no file of ${wanted} yet`,
    remedy: `Train it: \`dcwp resume ${folder}\`.`,
  });
}
