// Exports the network of a run that counts: reads it, writes it in a format, checks what was written, and only then shows it.
import { join } from 'node:path';
import type { ExportRequest } from '../../../shared/engine-protocol.ts';
import { UserError } from '../../../shared/errors.ts';
import type { RunEventBody } from '../../../shared/events.ts';
import { type ExportOrder, exportFormats, exportOrder, foreignOptions } from '../../../shared/export-order.ts';
import type { Cost, FileSize, ModelCard } from '../../../shared/model-card.ts';
import { networkName } from '../../../shared/networks-needed.ts';
import { runStateOf } from '../../../shared/run-state.ts';
import { readEvents } from '../../formats/event-log-file.ts';
import { readTrained } from '../checkpoints/network-checkpoint.ts';
import { networkFor } from '../networks/registry.ts';
import { resultNetwork } from '../networks/result-network.ts';
import { unmasked } from '../nn/forward.ts';
import { NetworkState } from '../nn/network-state.ts';
import { keptWeights } from '../objectives/hard-gumbel-sigmoid.ts';
import { keptWeightsOf } from '../objectives/kept-weights.ts';
import { type ResultCheckpoint, resultCheckpoint } from '../result-checkpoint.ts';
import type { RunControl } from '../run-control.ts';
import { checkpointFile } from '../stages/run-context.ts';
import { loadTensorFlow } from '../tensor/tensorflow.ts';
import { dataOf, type ExportedData } from './exported-data.ts';
import type { ExportedNetwork } from './exported-network.ts';
import { refuseNotFinite } from './finite-values.ts';
import { foldBatchNorms } from './graph/fold-batch-norm.ts';
import { multiplyAdds } from './graph/multiply-adds.ts';
import type { NetworkGraph } from './graph/network-graph.ts';
import { removeDeadChannels } from './graph/remove-dead-channels.ts';
import { type TracedNetwork, traceGraph } from './graph/trace.ts';
import { latenciesOf } from './latency.ts';
import { cardFiles, fileSize, modelCardOf } from './model-card.ts';
import { exporters } from './registry.ts';
import { refuseTaken, writeFolder } from './staged-folder.ts';
import { verify } from './verification.ts';

/**
 * ONNX Runtime keeps images in blocks of so many channels where processors have AVX-512, of 8 or fewer on others. With 27 of 34
 * million multiply-adds, in layers of any number of channels, a ResNet18 took 18.9 ms where the whole one took 10.4.
 */
const CHANNEL_BLOCK = 16;

/**
 * Makes `request.out`. Rejects with a UserError (unfinished run, unknown option, taken folder, weights that are no numbers)
 * or a FailureError (disk full, files that say something else than the engine); nothing is left at `out` then.
 */
export async function exportRun(
  request: ExportRequest,
  emit: (event: RunEventBody) => void,
  control: RunControl,
): Promise<'finished'> {
  const { folder, configuration, order, out } = request;
  refuseForeign(order);
  refuseTaken(out);
  const state = runStateOf(readEvents(folder));
  if (request.checkpoint === undefined && state.status !== 'finished') throw unfinished(folder);
  const result = resultCheckpoint(request);
  loadTensorFlow(request.runtime);
  const data = await dataOf(request, state.data, emit, control);
  const source = sourceOf(request, result, data);
  const { graph, channels } = orderedGraph(traceGraph(source), order);
  const exported: ExportedNetwork = {
    ...source,
    graph,
    classNames: data.facts.classes,
    metadata: metadataOf(request, result, data),
  };
  const exporter = exporters[order.format];
  const written = exporter.write(exported, order);
  const engine = new NetworkState(source.network, source.values);
  const consumer = await exporter.open(written, exported);
  const verification = await verify({
    ...{ exported, data, consumer, state: engine },
    mask: result.masked ? keptWeights : unmasked,
    batchSize: configuration.batch_size,
    rounded: order.int8,
    heed: (done, total) => {
      control.signal.throwIfAborted();
      emit({ type: 'progress', task: 'checking what was written', done, total });
    },
  });
  await consumer.close();
  const layers = result.masked ? [...keptWeightsOf(engine).layers] : [];
  engine.dispose();
  emit({ type: 'progress', task: 'measuring its speed', done: 0, total: 1 });
  const cost = { before: sizeBefore(exported), ...(await costsOf(source, graph, order)), channels };
  control.signal.throwIfAborted();
  const files = written.map(fileSize);
  const card = modelCardOf({ request, state, result, data, exported, layers, files, cost, verification });
  writeFolder(out, [...written, ...cardFiles(card)]);
  return 'finished';
}

function refuseForeign(order: ExportOrder): void {
  const [option] = foreignOptions(order);
  if (option === undefined) return;
  const { title, options } = exportFormats[order.format];
  throw new UserError({
    code: 'export-option',
    message: `${title} has no option ${option}`,
    remedy: options.length === 0 ? 'Leave the options out.' : `Its options are ${options.join(', ')}.`,
  });
}

const unfinished = (folder: string): UserError =>
  new UserError({
    code: 'run-unfinished',
    message: `The run ${folder} is not finished: it has no network that counts yet`,
    remedy: `Train it to its end by \`dcwp resume ${folder}\`, or name one of its checkpoints.`,
  });

interface Source extends TracedNetwork {
  readonly steps: number;
}

function sourceOf({ configuration, folder }: ExportRequest, result: ResultCheckpoint, data: ExportedData): Source {
  const { height, width, channels } = data.shape;
  const image = { channels, height, width };
  const input = { classes: data.facts.classes.length, ...image };
  const network = resultNetwork(configuration, networkFor(networkName(configuration), input));
  const path = join(folder, checkpointFile(result.name));
  const { values, steps } = readTrained(path, network);
  refuseNotFinite(values, path);
  return { network, values, steps, masked: result.masked, image, normalisation: data.normalisation };
}

function orderedGraph(
  traced: NetworkGraph,
  { fold, structural, feature }: ExportOrder,
): { readonly graph: NetworkGraph; readonly channels: ModelCard['cost']['channels'] } {
  // A dead channel still gives its norm's shift: only where the norm is folded is that a constant of the convolution.
  const graph = fold || structural ? foldBatchNorms(traced) : traced;
  return structural
    ? removeDeadChannels(graph, feature ? [graph.feature] : [], CHANNEL_BLOCK)
    : { graph, channels: null };
}

function sizeBefore(exported: ExportedNetwork): FileSize {
  const order = exportOrder.parse({ format: 'safetensors' });
  const [file] = exporters.safetensors.write({ ...exported, masked: false }, order);
  if (file === undefined) throw new Error('safetensors wrote no file');
  return fileSize({ ...file, name: 'all weights, as safetensors' });
}

async function costsOf(
  source: Source,
  exported: NetworkGraph,
  { fold, structural, int8 }: ExportOrder,
): Promise<Pick<ModelCard['cost'], 'dense' | 'masked' | 'exported'>> {
  const timed = [
    { graph: traceGraph({ ...source, masked: false }), int8: false },
    { graph: traceGraph(source), int8: false },
    ...(fold || structural || int8 ? [{ graph: exported, int8 }] : []),
  ];
  const latencies = await latenciesOf(timed, source.image);
  const [dense, masked, own] = timed.map(({ graph }, i): Cost => {
    return { layers: multiplyAdds(graph), latency: latencies[i] ?? [] };
  });
  if (dense === undefined || masked === undefined) throw new Error('unreachable');
  return { dense, masked, exported: own ?? null };
}

/** What the files say of themselves. */
function metadataOf({ record, version }: ExportRequest, result: ResultCheckpoint, data: ExportedData) {
  const { facts, normalisation } = data;
  return {
    run: record.id,
    network: networkName(record.configuration),
    stage: result.stage,
    data: facts.name,
    classes: JSON.stringify(facts.classes),
    biases: JSON.stringify(facts.biases),
    image: JSON.stringify(data.shape),
    normalisation: JSON.stringify(normalisation),
    app: `dcwp ${version}`,
  };
}
