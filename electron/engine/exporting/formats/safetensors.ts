// safetensors: the state dict that PyTorch's load_state_dict(strict=True) takes.
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from '../../../formats/safetensors.ts';
import { storedTensors, valuesFor } from '../../checkpoints/network-checkpoint.ts';
import { idleMasks } from '../../networks/idle-masks.ts';
import { INITIAL_PI, piName } from '../../nn/gated-layers.ts';
import type { TorchValues } from '../../nn/network-state.ts';
import { effectiveWeight } from '../effective-weights.ts';
import { type ExportedNetwork, type Exporter, type WrittenFile, writtenBytes } from '../exported-network.ts';
import { engineConsumer } from './engine-consumer.ts';

const FILE = 'model.safetensors';
const MASKS_FILE = 'masks.safetensors';

export const safetensorsExporter: Exporter = {
  write: (exported, { pi, masks }) => {
    const metadata = {
      format: 'pt',
      ...exported.metadata,
      mask_parameters: pi ? 'included' : 'applied to the weights',
    };
    const model = {
      name: FILE,
      bytes: encodeSafetensors(pi ? publishedTensors(exported) : plainTensors(exported), metadata),
    };
    return masks ? [model, { name: MASKS_FILE, bytes: encodeSafetensors(maskTensors(exported), metadata) }] : [model];
  },
  open: async (files, exported) => {
    const withPi = decodeSafetensors(writtenBytes(files, FILE), FILE).metadata.mask_parameters === 'included';
    const values = readStrictly(files, exported, withPi);
    return engineConsumer(
      'a strict reader of names and shapes, in the engine',
      exported,
      values,
      withPi && exported.masked,
    );
  },
};

/** All that PyTorch's module has but π; the mask is in the weights. */
function plainTensors({ network, values, masked, steps }: ExportedNetwork): Map<string, StoredTensor> {
  const effective = new Map([...values].map(([name, value]) => [name, masked ? effectiveWeight(name, values) : value]));
  const plain = { ...network, parameters: network.parameters.filter(({ kind }) => kind !== 'pi') };
  return storedTensors(plain, effective, steps);
}

/**
 * What the published classes have: weights as they were trained, and π. They have a π for some layers more, whose mask they
 * never apply: it gets its first value.
 */
function publishedTensors({ network, values, steps }: ExportedNetwork): Map<string, StoredTensor> {
  const stored = storedTensors(network, values, steps);
  for (const layer of idleMasks(network)) {
    const weight = stored.get(`${layer}.weight`);
    if (weight === undefined) continue;
    const first = new Float32Array(weight.data.length / 4).fill(INITIAL_PI);
    stored.set(piName(layer), { ...weight, data: new Uint8Array(first.buffer) });
  }
  return stored;
}

/** `<layer>.mask` of each gated layer, true where a weight is kept. */
function maskTensors({ network, values }: ExportedNetwork): Map<string, StoredTensor> {
  return new Map(
    network.gatedLayers.map((layer) => {
      const shape = network.parameters.find(({ name }) => name === piName(layer))?.torchShape ?? [];
      const kept = Uint8Array.from(values.get(piName(layer)) ?? [], (pi) => (pi >= 0 ? 1 : 0));
      return [`${layer}.mask`, { dtype: 'BOOL', shape, data: kept }];
    }),
  );
}

/** As load_state_dict(strict=True): nothing is missing, nothing is left over, every shape is the module's. */
function readStrictly(
  files: readonly WrittenFile[],
  { network, values, steps }: ExportedNetwork,
  withPi: boolean,
): TorchValues {
  const { tensors } = decodeSafetensors(writtenBytes(files, FILE), FILE);
  const parameters = withPi ? network.parameters : network.parameters.filter(({ kind }) => kind !== 'pi');
  const expected = new Set(storedTensors({ ...network, parameters }, values, steps).keys());
  if (withPi) for (const layer of idleMasks(network)) expected.add(piName(layer));
  const extra = [...tensors.keys()].filter((name) => !expected.has(name));
  if (extra.length > 0) throw new Error(`${FILE} has tensors that the network has not: ${extra.join(', ')}`);
  const read = valuesFor({ ...network, parameters }, tensors, FILE);
  return withPi ? read : new Map([...values, ...read]);
}
