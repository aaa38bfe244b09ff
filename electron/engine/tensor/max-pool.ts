// Max pooling of 3 × 3 with stride 2 and padding 1, as between a residual network's stem and its first stage.
import type { Tensor } from '@tensorflow/tfjs-core';
import { convolutionGeometry, type Geometry } from './convolution-geometry.ts';
import {
  type Attribute,
  boolAttribute,
  intAttribute,
  overFloats,
  runKernel,
  stringAttribute,
  typeAttribute,
} from './kernel.ts';
import { runKernelsWithInt64 } from './kernel-with-int64.ts';
import { pad, slice } from './shaping.ts';
import type { Tape } from './tape.ts';

const SIDE = 3;
const SETTINGS = { stride: 2, padding: 1 };

/**
 * x [batch, height, width, channels], nowhere negative (an output of ReLU): zeros then serve as padding.
 * → [batch, h, w, channels] with h = floor((height − 1) / 2) + 1, as PyTorch's.
 *
 * `MaxPoolGrad` looks for each maximum again: 30 ms for [256, 16, 16, 64] on 2 cores where the gradient by the places
 * that the forward pass noted takes 1.2.
 */
export function maxPool(tape: Tape | undefined, x: Tensor): Tensor {
  const channels = x.shape[3] ?? 0;
  const geometry = convolutionGeometry(x.shape, [SIDE, SIDE, channels, channels], SETTINGS);
  const { pads, rows, columns } = geometry;
  const padded = pads ? pad(x, [[0, 0], rows, columns, [0, 0]]) : x;
  const [y, places] = runKernelsWithInt64('MaxPoolWithArgmax', attributes(geometry), [padded], 2, [1]);
  if (y === undefined || places === undefined) throw new Error('MaxPoolWithArgmax: no output');
  const owned = pads ? [padded, places] : [places];
  if (tape?.watches(x) !== true) {
    for (const unused of owned) unused.dispose();
    return y;
  }
  const backward = (dy: Tensor): Tensor[] => {
    const ofPadded = runKernel('MaxPoolGradWithArgmax', attributes(geometry), [padded, dy, places]);
    if (!pads) return [ofPadded];
    const cut = slice(ofPadded, [0, rows[0], columns[0], 0], x.shape);
    ofPadded.dispose();
    return [cut];
  };
  return tape.record([x], y, backward, owned);
}

function attributes({ kernelPadding }: Geometry): Attribute[] {
  return [
    overFloats(),
    typeAttribute('Targmax', 'int64'),
    intAttribute('ksize', [1, SIDE, SIDE, 1]),
    intAttribute('strides', [1, SETTINGS.stride, SETTINGS.stride, 1]),
    stringAttribute('padding', kernelPadding),
    boolAttribute('include_batch_in_index', true),
  ];
}
