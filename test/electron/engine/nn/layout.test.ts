import { describe, expect, test } from 'vitest';
import { engineShape, fromTorch, type Layout, toTorch } from '../../../../electron/engine/nn/layout.ts';

const flattened = (height: number, width: number, channels: number): Layout => ({ height, width, channels });
const counted = (shape: readonly number[]) =>
  Float32Array.from({ length: shape.reduce((product, n) => product * n, 1) }, (_, i) => i);

describe("PyTorch's layout and the engine's", () => {
  test.each<[string, number[], Layout, number[]]>([
    ['a vector', [7], 'plain', [7]],
    ['a linear layer', [3, 5], 'plain', [3, 5]],
    ['a convolution', [4, 3, 5, 5], 'convolution', [5, 5, 3, 4]],
    ['an oblong convolution', [2, 3, 1, 4], 'convolution', [1, 4, 3, 2]],
    ['a linear layer over flattened images', [3, 24], flattened(2, 4, 3), [3, 24]],
    ['a linear layer over square images', [7, 588], flattened(14, 14, 3), [7, 588]],
  ])('of %s are converted there and back', (_name, shape, layout, inEngine) => {
    const values = counted(shape);
    expect(engineShape(shape, layout)).toEqual(inEngine);
    expect(toTorch(fromTorch(values, shape, layout), shape, layout)).toEqual(values);
    expect(fromTorch(toTorch(values, shape, layout), shape, layout)).toEqual(values);
  });

  test('differ for a convolution in the order of the axes', () => {
    // [outputs 2, inputs 2, height 1, width 2] → [height, width, inputs, outputs].
    const engine = fromTorch(counted([2, 2, 1, 2]), [2, 2, 1, 2], 'convolution');
    expect([...engine]).toEqual([0, 4, 2, 6, 1, 5, 3, 7]);
  });

  test('differ for flattened images in whether channels come first or last', () => {
    // Two outputs over images of 1 × 3 pixels and 2 channels.
    const engine = fromTorch(counted([2, 6]), [2, 6], flattened(1, 3, 2));
    expect([...engine]).toEqual([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]);
  });

  test('are never the same array', () => {
    const values = counted([4]);
    const engine = fromTorch(values, [4], 'plain');
    engine[0] = 9;
    expect(values[0]).toBe(0);
  });

  test.each([
    ['too few', 5],
    ['too many', 7],
  ])('are not converted from %s values', (_name, count) => {
    for (const convert of [fromTorch, toTorch]) {
      expect(() => convert(new Float32Array(count), [2, 3], 'plain')).toThrow(
        new RangeError(`${count} values for a tensor [2,3]`),
      );
    }
  });
});
