// An image that is to be imported, with its labels as names.
import type { Split } from '../samples.ts';

export interface ImportedImage {
  /** Below the folder that it comes from, with forward slashes. */
  readonly path: string;
  readonly className: string;
  /** Empty where it is unknown. */
  readonly biasName: string;
  /** Null where it is not said. */
  readonly split: Split | null;
}

export interface ImportedImages {
  readonly images: readonly ImportedImage[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
