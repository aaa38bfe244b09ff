import { dispose, memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Network } from '../../../../electron/engine/networks/network.ts';
import { Adam } from '../../../../electron/engine/nn/adam.ts';
import { constantInitializer } from '../../../../electron/engine/nn/initializers.ts';
import { NetworkState, type TorchValues } from '../../../../electron/engine/nn/network-state.ts';
import type { Optimizer } from '../../../../electron/engine/nn/optimizer.ts';
import { Sgd } from '../../../../electron/engine/nn/sgd.ts';
import { weightOptimizer } from '../../../../electron/engine/nn/weight-optimizer.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';

beforeAll(() => {
  useTensorFlow();
});

const parameter = (name: string) =>
  ({ name, kind: 'weight', torchShape: [4], layout: 'plain', initialize: constantInitializer(0) }) as const;

const network: Network = {
  name: 'two vectors',
  classes: 1,
  featureSize: 1,
  parameters: [parameter('first'), parameter('second')],
  gatedLayers: [],
  predict: () => {
    throw new Error('not for passes');
  },
  pass: () => {
    throw new Error('not for passes');
  },
};
const NAMES = ['first', 'second'] as const;

const initial: TorchValues = new Map([
  ['first', Float32Array.of(0.5, -1, 2, 0)],
  ['second', Float32Array.of(1, 1, -1, 3)],
]);

/** Gradients of step `step`: of ordinary size, shrinking, so small that Adam's ε matters, and 0. */
const gradientValues = (step: number, name: string): number[] => {
  const sign = name === 'first' ? 1 : -1;
  return [sign * (0.3 - 0.1 * step), sign * 2 ** -step, 3e-9 * step, 0];
};
const rateOf = (step: number): number => (step <= 3 ? 0.1 : 0.05);

function apply(optimizer: Optimizer, step: number, names: readonly string[] = NAMES): void {
  const gradients = new Map(names.map((name): [string, Tensor] => [name, tensor(gradientValues(step, name))]));
  optimizer.apply(gradients, rateOf(step));
  dispose([...gradients.values()]);
}

const STEPS = [1, 2, 3, 4, 5];

/** One weight's course by an update of PyTorch's, in double precision. */
type Reference = (weight: number, gradientOf: (step: number) => number) => number;

/** torch.optim.Adam. */
const adamReference =
  (beta1: number, beta2: number): Reference =>
  (weight, gradientOf) => {
    let [w, m, v] = [weight, 0, 0];
    for (const step of STEPS) {
      const g = gradientOf(step);
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      const [mean, square] = [m / (1 - beta1 ** step), v / (1 - beta2 ** step)];
      w -= (rateOf(step) * mean) / (Math.sqrt(square) + 1e-8);
    }
    return w;
  };

/** torch.optim.SGD without dampening: the first velocity is the gradient itself. */
const sgdReference =
  (momentum: number, weightDecay: number): Reference =>
  (weight, gradientOf) => {
    let [w, velocity] = [weight, 0];
    for (const step of STEPS) {
      velocity = momentum * velocity + gradientOf(step) + weightDecay * w;
      w -= rateOf(step) * velocity;
    }
    return w;
  };

interface Case {
  readonly name: string;
  readonly make: (state: NetworkState) => Optimizer;
  readonly reference: Reference;
}

const cases: Case[] = [
  {
    name: 'Adam',
    make: (state) => new Adam(state, NAMES, { beta1: 0.9, beta2: 0.999 }),
    reference: adamReference(0.9, 0.999),
  },
  {
    name: 'Adam with other betas',
    make: (state) => new Adam(state, NAMES, { beta1: 0, beta2: 0.5 }),
    reference: adamReference(0, 0.5),
  },
  {
    name: 'SGD',
    make: (state) => new Sgd(state, NAMES, { momentum: 0, weightDecay: 0 }),
    reference: sgdReference(0, 0),
  },
  {
    name: 'SGD with momentum',
    make: (state) => new Sgd(state, NAMES, { momentum: 0.9, weightDecay: 0 }),
    reference: sgdReference(0.9, 0),
  },
  {
    name: 'SGD with momentum and weight decay',
    make: (state) => new Sgd(state, NAMES, { momentum: 0.9, weightDecay: 0.01 }),
    reference: sgdReference(0.9, 0.01),
  },
  {
    name: 'configured Adam, which has no weight decay',
    make: (state) => weightOptimizer({ optimizer: 'Adam', beta1: 0.9, beta2: 0.999, weightDecay: 0.1 }, state, NAMES),
    reference: adamReference(0.9, 0.999),
  },
  {
    name: 'configured SGD, whose momentum is 0.9',
    make: (state) => weightOptimizer({ optimizer: 'SGD', beta1: 0.5, beta2: 0.5, weightDecay: 0.1 }, state, NAMES),
    reference: sgdReference(0.9, 0.1),
  },
];

describe.each(cases)('$name', ({ make, reference }) => {
  test('moves weights as PyTorch does', () => {
    const state = new NetworkState(network, initial);
    const optimizer = make(state);
    for (const step of STEPS) apply(optimizer, step);
    for (const [name, actual] of state.download()) {
      const expected = [...(initial.get(name) ?? [])].map((weight, i) =>
        reference(weight, (step) => gradientValues(step, name)[i] ?? Number.NaN),
      );
      expectClose([...actual], expected, 1e-6);
    }
    optimizer.dispose();
    state.dispose();
  });

  test('goes on from its state as if it had never stopped', () => {
    const state = new NetworkState(network, initial);
    const optimizer = make(state);
    for (const step of [1, 2, 3]) apply(optimizer, step);
    const resumedState = new NetworkState(network, state.download());
    const resumed = make(resumedState);
    const stopped = optimizer.state();
    expect(stopped.step).toBe(3);
    resumed.restore(stopped);
    expect(resumed.state()).toEqual(stopped);
    for (const step of [4, 5]) {
      apply(optimizer, step);
      apply(resumed, step);
    }
    expect(resumedState.download()).toEqual(state.download());
    expect(resumed.state()).toEqual(optimizer.state());
    for (const used of [optimizer, resumed, state, resumedState]) used.dispose();
  });

  test('leaves a tensor without a gradient as it is', () => {
    const state = new NetworkState(network, initial);
    const optimizer = make(state);
    apply(optimizer, 1, ['first']);
    expect(state.download().get('second')).toEqual(initial.get('second'));
    optimizer.dispose();
    state.dispose();
  });

  test('leaves no tensor after a step, nor after its disposal', () => {
    // Constants are made once.
    const warm = new NetworkState(network, initial);
    const first = make(warm);
    apply(first, 1);
    first.dispose();
    warm.dispose();
    const before = memory().numTensors;
    const state = new NetworkState(network, initial);
    const optimizer = make(state);
    const during = memory().numTensors;
    for (const step of STEPS) apply(optimizer, step);
    optimizer.restore(optimizer.state());
    expect(memory().numTensors).toBe(during);
    optimizer.dispose();
    state.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('refuses a state without a moment of its own', () => {
    const state = new NetworkState(network, initial);
    const optimizer = make(state);
    const { step, moments } = optimizer.state();
    const [missing, ...rest] = [...moments];
    expect(missing).toBeDefined();
    expect(() => optimizer.restore({ step, moments: new Map(rest) })).toThrow(/^no (m|momentum) for first$/);
    optimizer.dispose();
    state.dispose();
  });
});

describe('an optimizer', () => {
  test('refuses the gradient of a tensor that it does not train', () => {
    const state = new NetworkState(network, initial);
    const optimizer = new Adam(state, ['first'], { beta1: 0.9, beta2: 0.999 });
    expect(() => apply(optimizer, 1, ['second'])).toThrow('second is not trained by this optimizer');
    optimizer.dispose();
    state.dispose();
  });
});
