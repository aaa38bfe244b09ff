// Samples over a packed split in memory.
import type { PackedSplit } from './packed-cache.ts';
import type { Samples, Split } from './samples.ts';

/** `name` becomes the first part of each path. The split's arrays are used as they are, not copied. */
export function packedSamples(name: string, split: Split, packed: PackedSplit): Samples {
  const { shape, paths, classLabels, biasLabels, pixels } = packed;
  const count = paths.length;
  const size = shape.height * shape.width * shape.channels;
  const conflicting = classLabels.map((label, index) => (label === biasLabels[index] ? 0 : 1));
  return {
    split,
    count,
    shape,
    classLabels,
    biasLabels,
    conflicting,
    path(index) {
      const path = paths[index];
      if (path === undefined) {
        throw new RangeError(`path: sample ${index} is outside 0 to ${count - 1}`);
      }
      return `${name}/${path}`;
    },
    gather(indices, into) {
      if (into.length !== indices.length * size) {
        throw new RangeError(`gather: ${indices.length} samples of ${size} bytes into ${into.length} bytes`);
      }
      indices.forEach((index, row) => {
        if (index < 0 || index >= count) {
          throw new RangeError(`gather: sample ${index} is outside 0 to ${count - 1}`);
        }
        into.set(pixels.subarray(index * size, (index + 1) * size), row * size);
      });
    },
  };
}
