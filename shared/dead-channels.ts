// Which channels of a layer keep no weight at all.

export interface DeadChannels {
  /** Indices of output channels that keep no weight, rising. */
  readonly outputs: readonly number[];
  readonly inputs: readonly number[];
}

/** `kept` [outputs, inputs], row by row: 0 where no weight of the pair is kept. */
export function deadChannels(kept: Uint8Array, outputs: number, inputs: number): DeadChannels {
  const alive = { outputs: new Uint8Array(outputs), inputs: new Uint8Array(inputs) };
  kept.forEach((value, i) => {
    if (value === 0) return;
    alive.outputs[Math.floor(i / inputs)] = 1;
    alive.inputs[i % inputs] = 1;
  });
  const dead = (flags: Uint8Array) => Array.from(flags.keys()).filter((i) => flags[i] === 0);
  return { outputs: dead(alive.outputs), inputs: dead(alive.inputs) };
}
