// Two-dimensional convolution without bias: forward and both gradients, by oneDNN's kernels or cuDNN's.
//
// TensorFlow.js refuses padding by numbers, hence a convolution of our own. oneDNN is on by the library's environment;
// without it an input gradient takes several times as long on processors without AVX-512.
import type { Tensor } from '@tensorflow/tfjs-core';
import { intVector } from './constants.ts';
import { type ConvolutionSettings, convolutionGeometry, type Geometry } from './convolution-geometry.ts';
import { boolAttribute, intAttribute, overFloats, runKernel, stringAttribute } from './kernel.ts';
import { pad, slice } from './shaping.ts';
import type { Tape } from './tape.ts';

/**
 * x [batch, height, width, inputs] * weight [kernel, kernel, inputs, outputs] → [batch, h, w, outputs], where
 * h = floor((height + 2 padding − kernel) / stride) + 1, as PyTorch's. Throws a RangeError where the kernel does not fit.
 */
export function convolution(tape: Tape | undefined, x: Tensor, weight: Tensor, settings: ConvolutionSettings): Tensor {
  const geometry = convolutionGeometry(x.shape, weight.shape, settings);
  const padded = padInput(x, geometry);
  const y = direct('Conv2D', geometry, [padded, weight]);
  if (tape?.watches(x) !== true && tape?.watches(weight) !== true) {
    if (padded !== x) padded.dispose();
    return y;
  }
  return tape.record(
    [x, weight],
    y,
    (dy, [wantsInput, wantsFilter]) => [
      wantsInput === true ? inputGradient(dy, weight, geometry) : undefined,
      wantsFilter === true ? filterGradient(padded, dy, geometry) : undefined,
    ],
    padded === x ? [] : [padded],
  );
}

function padInput(x: Tensor, { pads, rows, columns }: Geometry): Tensor {
  return pads ? pad(x, [[0, 0], rows, columns, [0, 0]]) : x;
}

/** Zeros are added by SAME or beforehand: oneDNN is slow at the gradients of explicitly padded convolutions. */
function direct(kernel: string, { stride, kernelPadding }: Geometry, inputs: Tensor[]): Tensor {
  return runKernel(
    kernel,
    [
      overFloats(),
      intAttribute('strides', [1, stride, stride, 1]),
      stringAttribute('padding', kernelPadding),
      stringAttribute('data_format', 'NHWC'),
      boolAttribute('use_cudnn_on_gpu', true),
      intAttribute('dilations', [1, 1, 1, 1]),
    ],
    inputs,
  );
}

function inputGradient(dy: Tensor, weight: Tensor, geometry: Geometry): Tensor {
  const ofPadded = direct('Conv2DBackpropInput', geometry, [intVector(geometry.paddedShape), weight, dy]);
  if (!geometry.pads) return ofPadded;
  const { rows, columns } = geometry;
  const cut = slice(ofPadded, [0, rows[0], columns[0], 0], geometry.inputShape);
  ofPadded.dispose();
  return cut;
}

function filterGradient(padded: Tensor, dy: Tensor, geometry: Geometry): Tensor {
  const { kernel, inputs, outputs } = geometry;
  return direct('Conv2DBackpropFilter', geometry, [padded, intVector([kernel, kernel, inputs, outputs]), dy]);
}
