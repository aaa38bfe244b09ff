// A network's weights with its mask in them.
import { piName } from '../nn/gated-layers.ts';
import type { TorchValues } from '../nn/network-state.ts';

/** Of one tensor: those with π < 0 are 0; a tensor without a mask parameter is given as it is. */
export function effectiveWeight(name: string, values: TorchValues): Float32Array {
  const weight = values.get(name);
  if (weight === undefined) throw new Error(`no value of ${name}`);
  const pi = maskParameterOf(name, values);
  return pi === undefined ? weight : weight.map((value, i) => ((pi[i] ?? 0) >= 0 ? value : 0));
}

/** π of a weight, where its layer has one. */
export function maskParameterOf(name: string, values: TorchValues): Float32Array | undefined {
  return name.endsWith('.weight') ? values.get(piName(name.slice(0, -'.weight'.length))) : undefined;
}
