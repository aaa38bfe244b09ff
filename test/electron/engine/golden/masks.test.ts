import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { gumbelNoise } from '../../../../electron/engine/objectives/gumbel-noise.ts';
import {
  fixedMask,
  hardGumbelSigmoid,
  piGradient,
} from '../../../../electron/engine/objectives/hard-gumbel-sigmoid.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from './closeness.ts';
import { goldenMasks } from './golden-files.ts';

beforeAll(() => {
  useTensorFlow();
});

describe('golden masks', () => {
  const golden = goldenMasks();
  const [first = [], second = []] = golden.uniform;

  test('a hard sample and its straight-through gradient', () => {
    const sample = hardGumbelSigmoid(tensor(golden.pi), gumbelNoise([tensor(first), tensor(second)]));
    expectClose([...sample.mask.dataSync()], golden.mask.flat(), 1e-6);
    const gradient = piGradient(tensor(golden.upstream), sample);
    expectClose([...gradient.dataSync()], golden.pi_gradient.flat(), 1e-4);
  });

  test('the fixed mask', () => {
    expect([...fixedMask(tensor(golden.pi)).dataSync()]).toEqual(golden.fixed_mask.flat());
  });
});
