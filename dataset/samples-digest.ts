// Tells whether two splits are of the same samples in the same order.
import { createHash } from 'node:crypto';

/** A split, as the engine or a listing has it. */
interface NamedSamples {
  readonly count: number;
  /** Path of a sample, the same wherever its data root is. */
  readonly path: (index: number) => string;
  readonly classLabels: ArrayLike<number>;
  readonly biasLabels: ArrayLike<number> | null;
}

/** SHA-256, in hex, over path and labels of each sample: another one means that predictions are of other samples. */
export function samplesDigest({ count, path, classLabels, biasLabels }: NamedSamples): string {
  const hash = createHash('sha256');
  for (let i = 0; i < count; i++) hash.update(`${path(i)}\t${classLabels[i]}\t${biasLabels?.[i] ?? ''}\n`);
  return hash.digest('hex');
}
