// The model card of an export: what its parts say of themselves, put together.
import { deflateRawSync } from 'node:zlib';
import type { ExportRequest } from '../../../shared/engine-protocol.ts';
import { methodOf } from '../../../shared/methods.ts';
import { CARD_FILE, CARD_FORMAT, CARD_TEXT_FILE, type FileSize, type ModelCard } from '../../../shared/model-card.ts';
import { networkName } from '../../../shared/networks-needed.ts';
import type { RunState } from '../../../shared/run-state.ts';
import type { ResultCheckpoint } from '../result-checkpoint.ts';
import { checkpointFile } from '../stages/run-context.ts';
import type { ExportedData } from './exported-data.ts';
import type { ExportedNetwork, WrittenFile } from './exported-network.ts';
import { modelCardText } from './model-card-text.ts';
import { onnxRuntimeVersion } from './onnx-runtime.ts';

export interface CardParts extends Pick<ModelCard, 'cost' | 'verification' | 'files'> {
  readonly request: ExportRequest;
  readonly state: RunState;
  readonly result: ResultCheckpoint;
  readonly data: ExportedData;
  readonly exported: ExportedNetwork;
  readonly layers: ModelCard['results']['layers'];
}

export function modelCardOf(parts: CardParts): ModelCard {
  const { request, state, result, data, exported, layers, files, cost, verification } = parts;
  const { record, configuration, order, version } = request;
  const measured = state.accuracy.findLast(({ network, split }) => network === 'classifier' && split === 'test');
  const mined = state.mined.findLast(({ final }) => final);
  const { normalisation } = data;
  return {
    format: CARD_FORMAT,
    exportedAt: new Date().toISOString(),
    order,
    run: {
      id: record.id,
      createdAt: record.createdAt,
      imported: record.imported?.file ?? null,
      method: methodOf(configuration),
      preset: record.preset,
      seed: configuration.seed,
      configuration,
      versions: { ...record.versions, 'exported by': version, 'onnxruntime-node': onnxRuntimeVersion },
    },
    network: {
      name: networkName(configuration),
      stage: result.stage,
      steps: exported.steps,
      checkpoint: checkpointFile(result.name),
      masked: result.masked,
      pretrained: state.network?.pretrained ?? null,
    },
    input: {
      ...exported.image,
      normalisation: normalisation && { mean: [...normalisation.mean], std: [...normalisation.std] },
    },
    data: data.facts,
    results: {
      test: measured === undefined ? null : { total: measured.total, correct: measured.correct },
      mined: mined === undefined ? null : qualityOf(mined),
      layers,
    },
    files,
    cost,
    verification,
  };
}

const qualityOf = ({ size, of, precision, recall }: NonNullable<ModelCard['results']['mined']>) => ({
  size,
  of,
  precision,
  recall,
});

export const fileSize = ({ name, bytes }: WrittenFile): FileSize => ({
  file: name,
  bytes: bytes.length,
  zipped: deflateRawSync(bytes).length,
});

/** The two files of a card. */
export function cardFiles(card: ModelCard): WrittenFile[] {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    { name: CARD_FILE, bytes: encode(`${JSON.stringify(card, null, 2)}\n`) },
    { name: CARD_TEXT_FILE, bytes: encode(modelCardText(card)) },
  ];
}
