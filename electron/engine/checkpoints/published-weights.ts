// Weights of the published program's checkpoints, and of state dicts like theirs, as values of one of our networks.
import { UserError } from '../../../shared/errors.ts';
import type { StoredTensor } from '../../formats/safetensors.ts';
import { idleMasks } from '../networks/idle-masks.ts';
import type { Network } from '../networks/network.ts';
import { INITIAL_PI, piName } from '../nn/gated-layers.ts';
import { storedTensors, valuesFor } from './network-checkpoint.ts';

/** The published program saves both of its networks in one file; the other one is `biased_classifier`. */
const CLASSIFIER = 'classifier.';
/** Of a module that was spread over several devices. */
const MODULE = 'module.';

/** The classifier's part of a file that holds more, without what stands before its names. */
export function classifierPart(tensors: ReadonlyMap<string, StoredTensor>): Map<string, StoredTensor> {
  const part = new Map(tensors);
  for (const prefix of [CLASSIFIER, MODULE]) {
    const own = [...part].filter(([name]) => name.startsWith(prefix));
    if (own.length === 0) continue;
    part.clear();
    for (const [name, tensor] of own) part.set(name.slice(prefix.length), tensor);
  }
  return part;
}

/**
 * Values of all of the network's tensors. Unless `masked` those of π may be missing, as nothing reads them: every weight is
 * kept then. Throws the UserError `import-mask-missing` where a mask is needed and the file has none, or
 * `checkpoint-mismatch`, which names the tensors that are missing, of another shape, or left over.
 */
export function publishedValues(
  network: Network,
  file: ReadonlyMap<string, StoredTensor>,
  masked: boolean,
  source: string,
): Map<string, Float32Array> {
  const part = classifierPart(file);
  const pis = network.parameters.filter(({ kind }) => kind === 'pi');
  const hasMasks = [...part.keys()].some((name) => name.endsWith(piName('')));
  if (masked && pis.length > 0 && !hasMasks) throw maskMissing(source);
  const whole = { ...network, parameters: network.parameters.filter(({ kind }) => hasMasks || kind !== 'pi') };
  const values = valuesFor(whole, part, source);
  refuseLeftOver(whole, values, [...part.keys()], source);
  if (hasMasks) return values;
  for (const { name, torchShape } of pis) {
    const size = torchShape.reduce((product, side) => product * side, 1);
    values.set(name, new Float32Array(size).fill(INITIAL_PI));
  }
  return values;
}

function refuseLeftOver(
  network: Network,
  values: ReadonlyMap<string, Float32Array>,
  names: readonly string[],
  source: string,
): void {
  const known = new Set([...storedTensors(network, values, 0).keys(), ...idleMasks(network).map(piName)]);
  const extra = names.filter((name) => !known.has(name));
  if (extra.length === 0) return;
  const shown = extra.slice(0, 5).join(', ') + (extra.length > 5 ? ` and ${extra.length - 5} more` : '');
  throw new UserError({
    code: 'checkpoint-mismatch',
    message: `${source} has tensors that the network ${network.name} has not: ${shown}`,
    remedy: 'Name the network that it is of by `--network`, or save its state dict alone.',
  });
}

const maskMissing = (source: string): UserError =>
  new UserError({
    code: 'import-mask-missing',
    message: `${source} has weights but no mask (no tensor that ends in ${piName('')})`,
    remedy: 'Import it as a plain classifier by `--method ERM`, or give a checkpoint of pruning or retraining.',
  });
