// The first values of a run's networks: random ones, pure functions of its seed, or ImageNet weights.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { NetworkRole } from '../../../shared/events.ts';
import { networkName } from '../../../shared/networks-needed.ts';
import { isPretrained, withPretrained } from '../checkpoints/imagenet/fit.ts';
import { readTrained, writeNetwork } from '../checkpoints/network-checkpoint.ts';
import { readWeightsFile } from '../checkpoints/weights-file.ts';
import { initialValues, type TorchValues } from '../nn/network-state.ts';
import type { Parameter, ParameterKind } from '../nn/parameter.ts';
import { imagenetFile } from './pretrained-weights.ts';
import { checkpointPath, networkOf, type RunContext, randomFor } from './run-context.ts';

/** The biased network's: where the classifier begins from ImageNet weights, it has the same ones, the last layer apart. */
export async function firstValuesOfBiased(context: RunContext): Promise<TorchValues> {
  return new Map([...randomValues(context, 'biased'), ...(await pretrainedValues(context))]);
}

/**
 * Weights and running averages of all but the last layer, where the run begins from ImageNet weights; else none. They are read
 * from the checkpoint `initial`, so that a run that goes on without the file, or without a network, is the same one.
 */
export async function pretrainedValues(context: RunContext): Promise<TorchValues> {
  if (!context.configuration.imagenet) return new Map();
  await writeInitial(context);
  const network = networkOf(context);
  const { values, pretrained } = readTrained(checkpointPath(context, 'initial'), network);
  if (pretrained === undefined) return new Map();
  const taken = network.parameters.filter(isPretrained).map(({ name }) => name);
  return new Map([...values].filter(([name]) => taken.includes(name)));
}

const randomValues = (context: RunContext, role: NetworkRole): TorchValues =>
  initialValues(networkOf(context).parameters, randomFor(context, `initial weights of the ${role} network`));

/**
 * The classifier before training, where it is not there yet: reinitialising goes back to it. Says what it is made of in an
 * event. Throws a UserError where the weights that the user gave can't be read, or don't fit.
 */
export async function writeInitial(context: RunContext): Promise<void> {
  const path = checkpointPath(context, 'initial');
  if (existsSync(path)) return;
  const network = networkOf(context);
  const random = randomValues(context, 'classifier');
  const file = await imagenetFile(context);
  const values = file === undefined ? random : withPretrained(network, random, await readWeightsFile(file), file);
  const pretrained = file === undefined ? {} : { pretrained: basename(file) };
  writeNetwork(path, network, values, { stage: 'initial', steps: 0, ...pretrained });
  context.emit({
    type: 'network-made',
    network: networkName(context.configuration),
    ...numbersIn(network.parameters),
    pretrained: file === undefined ? null : basename(file),
  });
}

/** Values with `prefix` before their names: as those of a part of a network. */
export const prefixed = (prefix: string, values: TorchValues): [string, Float32Array][] =>
  [...values].map(([name, value]) => [`${prefix}${name}`, value]);

/** How many weights a network has, and how many of them can be masked. */
export const numbersIn = (parameters: readonly Parameter[]) => ({
  weights: countOf(parameters, 'weight'),
  maskable: countOf(parameters, 'pi'),
});

/** Numbers in all tensors of a kind. */
const countOf = (parameters: readonly Parameter[], kind: ParameterKind): number =>
  parameters
    .filter((parameter) => parameter.kind === kind)
    .reduce((sum, { torchShape }) => sum + torchShape.reduce((product, length) => product * length, 1), 0);
