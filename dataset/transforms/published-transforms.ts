// The transforms of the published data sets: a table of facts.
import type { TransformName } from '../../shared/transform-names.ts';
import type { Normalisation, Transform, TransformStep } from './transform.ts';

/** The constants that the published program uses on every set of small images but Colored MNIST. */
const CIFAR: Normalisation = { mean: [0.4914, 0.4822, 0.4465], std: [0.2023, 0.1994, 0.201] };
const IMAGENET: Normalisation = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

const flip: TransformStep = { step: 'random-flip' };
const resized = (shorterSide: number): TransformStep => ({ step: 'resize', shorterSide });

/** By the name of the data set that each was published for: `as-is` for Colored MNIST, `celebA` for Waterbirds too. */
export const publishedTransforms = {
  'as-is': { training: [], evaluation: [], normalisation: null },
  cifar10c: {
    training: [{ step: 'random-crop', side: 32, padding: 4 }, flip],
    evaluation: [],
    normalisation: CIFAR,
  },
  bffhq: { training: [resized(128), flip], evaluation: [resized(128)], normalisation: CIFAR },
  celebA: {
    training: [{ step: 'random-resized-crop', side: 224, scale: [0.7, 1], ratio: [3 / 4, 4 / 3] }, flip],
    evaluation: [resized(256), { step: 'centre-crop', side: 224 }],
    normalisation: IMAGENET,
  },
} as const satisfies Readonly<Record<TransformName, Transform>>;
