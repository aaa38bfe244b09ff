// Samples over a packed split in memory.
import type { AlignedGroups } from '../shared/group-accuracy.ts';
import { conflicting } from './description.ts';
import type { Labels } from './listing.ts';
import type { PackedSplit } from './packed-cache.ts';
import type { Samples, Split } from './samples.ts';

interface SamplesFacts {
  readonly split: Split;
  /** The set's folder below the data root: the first part of each path. */
  readonly folder: string;
  readonly labels: Labels;
  readonly aligned: AlignedGroups | null;
}

/** The split's arrays are used as they are, not copied. */
export function packedSamples({ split, folder, labels, aligned }: SamplesFacts, packed: PackedSplit): Samples {
  const { shape, paths, pixels } = packed;
  const count = paths.length;
  const size = shape.height * shape.width * shape.channels;
  return {
    split,
    count,
    shape,
    ...labels,
    conflicting: conflicting(labels.classLabels, labels.biasLabels, aligned),
    path(index) {
      const path = paths[index];
      if (path === undefined) {
        throw new RangeError(`path: sample ${index} is outside 0 to ${count - 1}`);
      }
      return `${folder}/${path}`;
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
