// The values of a network's tensors: variables on the device, and their way in and out.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../../shared/random.ts';
import type { Network, Prediction } from '../networks/network.ts';
import { Variable } from '../tensor/variable.ts';
import { engineShape, fromTorch, toTorch } from './layout.ts';
import type { Parameter, ParameterKind } from './parameter.ts';

/** Row-major values by tensor name, in PyTorch's layout. */
export type TorchValues = ReadonlyMap<string, Float32Array>;

/** First values of all tensors, in PyTorch's layout: the same for the same stream. */
export function initialValues(parameters: readonly Parameter[], random: RandomStream): Map<string, Float32Array> {
  return new Map(
    parameters.map(({ name, torchShape, initialize }) => [
      name,
      initialize(
        torchShape.reduce((product, n) => product * n, 1),
        random,
      ),
    ]),
  );
}

/** Owns the variables of one network from construction to `dispose`. */
export class NetworkState<Said extends Prediction = Prediction> {
  readonly network: Network<Said>;
  readonly #variables: ReadonlyMap<string, Variable>;

  /**
   * Throws a RangeError where a tensor has another size, an Error where one is missing. `variables`, which `part` gives,
   * stay their owner's.
   */
  constructor(network: Network<Said>, values: TorchValues, variables = variablesOf(network, values)) {
    this.network = network;
    this.#variables = variables;
  }

  /**
   * The same variables seen as those of `network`, a part whose tensors have `prefix` before their names here. Not to be
   * disposed of: this state owns them.
   */
  part(network: Network, prefix: string): NetworkState {
    const own = network.parameters.map(({ name }) => [name, this.variable(`${prefix}${name}`)] as const);
    return new NetworkState(network, new Map(), new Map(own));
  }

  variable(name: string): Variable {
    const found = this.#variables.get(name);
    if (found === undefined) throw new Error(`${this.network.name} has no tensor ${name}`);
    return found;
  }

  /** Names of the tensors of a kind, in the network's order. */
  names(kind: ParameterKind): string[] {
    return this.network.parameters.filter((parameter) => parameter.kind === kind).map(({ name }) => name);
  }

  /** Current values on the device, without a copy. The caller frees them before the next update. */
  read(): Map<string, Tensor> {
    return new Map([...this.#variables].map(([name, variable]) => [name, variable.read()]));
  }

  assign(values: ReadonlyMap<string, Tensor>): void {
    for (const [name, value] of values) this.variable(name).assign(value);
  }

  /** Replaces the tensors that `values` names. */
  load(values: TorchValues): void {
    for (const parameter of this.network.parameters) {
      if (!values.has(parameter.name)) continue;
      const value = upload(parameter, values);
      this.variable(parameter.name).assign(value);
      value.dispose();
    }
  }

  /** Copies all tensors, or those of one kind, off the device: for checkpoints and reports, not for a training step. */
  download(kind?: ParameterKind): Map<string, Float32Array> {
    const wanted = this.network.parameters.filter((parameter) => kind === undefined || parameter.kind === kind);
    return new Map(
      wanted.map(({ name, torchShape, layout }) => [
        name,
        toTorch(downloadVariable(this.variable(name)), torchShape, layout),
      ]),
    );
  }

  dispose(): void {
    for (const variable of this.#variables.values()) variable.dispose();
  }
}

function variablesOf(network: Network, values: TorchValues): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const parameter of network.parameters) {
    const first = upload(parameter, values);
    variables.set(parameter.name, new Variable(first));
    first.dispose();
  }
  return variables;
}

/** A variable's values in the engine's layout, copied off the device. */
export function downloadVariable(variable: Variable): Float32Array {
  const value = variable.read();
  const values = value.dataSync<'float32'>().slice();
  value.dispose();
  return values;
}

function upload(parameter: Parameter, values: TorchValues): Tensor {
  const { name, torchShape, layout } = parameter;
  const value = values.get(name);
  if (value === undefined) throw new Error(`no value for ${name}`);
  return tensor(fromTorch(value, torchShape, layout), engineShape(torchShape, layout), 'float32');
}
