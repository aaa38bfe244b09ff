// Learning rates that fall in steps, as PyTorch's StepLR.

export interface StepDecay {
  readonly initial: number;
  /** Steps between two falls. */
  readonly every: number;
  /** What the rate is multiplied by at each fall. */
  readonly gamma: number;
}

/** The rate of step `step`, counted from 1: initial · gamma^⌊(step − 1) / every⌋. Constant without a decay. */
export function learningRate(step: number, { initial, every, gamma }: StepDecay): number {
  return initial * gamma ** Math.floor((step - 1) / every);
}
