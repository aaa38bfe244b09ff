// A network's weights as a file: safetensors with PyTorch's names and layouts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FailureError, UserError } from '../../../shared/errors.ts';
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsContent,
  type StoredTensor,
} from '../../formats/safetensors.ts';
import type { Network } from '../networks/network.ts';
import type { TorchValues } from '../nn/network-state.ts';
import { writeAtomically } from './atomic-file.ts';

const RUNNING_VAR = '.running_var';
const BATCHES_TRACKED = '.num_batches_tracked';

/** Values of a network with what PyTorch's state_dict has besides: counters of batch norm, which nothing reads. */
export function storedTensors(network: Network, values: TorchValues, steps: number): Map<string, StoredTensor> {
  const stored = new Map<string, StoredTensor>();
  for (const { name, torchShape } of network.parameters) {
    const value = values.get(name);
    if (value === undefined) throw new Error(`no value of ${name}`);
    stored.set(name, { dtype: 'F32', shape: torchShape, data: bytesOf(value) });
    if (!name.endsWith(RUNNING_VAR)) continue;
    const counter = new Uint8Array(new BigInt64Array([BigInt(steps)]).buffer);
    stored.set(name.replace(RUNNING_VAR, BATCHES_TRACKED), { dtype: 'I64', shape: [], data: counter });
  }
  return stored;
}

export interface NetworkMetadata {
  readonly stage: string;
  readonly steps: number;
  /** The file of pretrained weights that it began from. */
  readonly pretrained?: string;
}

/** Writes `path` as a whole. `metadata` goes into the file's header. Throws a FailureError on a full disk. */
export function writeNetwork(
  path: string,
  network: Network,
  values: TorchValues,
  { steps, ...rest }: NetworkMetadata,
): void {
  const stored = storedTensors(network, values, steps);
  const header = { format: 'pt', network: network.name, ...rest, steps: String(steps) };
  writeAtomically(path, encodeSafetensors(stored, header));
}

/**
 * Reads a network's values. Throws a UserError: `checkpoint-missing`, `checkpoint-mismatch` with the tensors that
 * differ, or the codes of a damaged file.
 */
export function readNetwork(path: string, network: Network): Map<string, Float32Array> {
  return valuesFor(network, readTensors(path), path);
}

interface TrainedNetwork {
  readonly values: Map<string, Float32Array>;
  /** That it was trained for. */
  readonly steps: number;
  readonly pretrained: string | undefined;
}

/** A network's values with what its file says of them; errors as those of `readNetwork`. */
export function readTrained(path: string, network: Network): TrainedNetwork {
  const { tensors, metadata } = readContent(path);
  const steps = z.coerce.number().catch(0).parse(metadata.steps);
  return { values: valuesFor(network, tensors, path), steps, pretrained: metadata.pretrained };
}

/** All tensors of a safetensors file. */
export const readTensors = (path: string): Map<string, StoredTensor> => readContent(path).tensors;

function readContent(path: string): SafetensorsContent {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const gone = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const facts = {
      code: gone ? 'checkpoint-missing' : 'checkpoint-unreadable',
      message: gone ? `There is no checkpoint ${path}` : `The checkpoint ${path} can't be read: ${String(cause)}`,
      remedy: 'Train the run again from the stage before it: `dcwp run --from RUN --stage STAGE`.',
    };
    throw gone ? new UserError(facts, { cause }) : new FailureError(facts, { cause });
  }
  return decodeSafetensors(bytes, path);
}

/** Pure: the values of `network` out of a file's tensors; the error names every tensor that is missing or differs. */
export function valuesFor(
  network: Network,
  tensors: ReadonlyMap<string, StoredTensor>,
  source: string,
): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  const problems: string[] = [];
  for (const { name, torchShape } of network.parameters) {
    const stored = tensors.get(name);
    if (stored === undefined) problems.push(`${name} is missing`);
    else if (stored.dtype !== 'F32' || stored.shape.join() !== torchShape.join()) {
      problems.push(`${name} is ${stored.dtype} [${stored.shape.join()}], not F32 [${torchShape.join()}]`);
    } else values.set(name, floatsOf(stored));
  }
  if (problems.length === 0) return values;
  const shown = problems.slice(0, 5).join('; ') + (problems.length > 5 ? `; and ${problems.length - 5} more` : '');
  throw new UserError({
    code: 'checkpoint-mismatch',
    message: `${source} does not fit the network ${network.name}: ${shown}`,
    remedy: 'Take a checkpoint of the same network, number of classes and image size, or change the configuration.',
  });
}

export const bytesOf = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** A tensor's floats, without a copy. */
export const floatsOf = ({ data }: StoredTensor): Float32Array =>
  new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4);
