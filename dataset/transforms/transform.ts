// What is done to the images of a data set on their way to the network, as data.

/** One step, in the words of torchvision's transforms, whose results these give. */
export type TransformStep =
  /** The shorter side becomes `shorterSide`, the longer one keeps the proportion, rounded down; antialiased bilinear. */
  | { readonly step: 'resize'; readonly shorterSide: number }
  | { readonly step: 'centre-crop'; readonly side: number }
  /** A square at a random place of the image, which is surrounded by `padding` pixels of zeros. */
  | { readonly step: 'random-crop'; readonly side: number; readonly padding: number }
  /** A random part of the image, resized to a square: its share of the area, and width over height, in these ranges. */
  | {
      readonly step: 'random-resized-crop';
      readonly side: number;
      readonly scale: readonly [number, number];
      readonly ratio: readonly [number, number];
    }
  /** Mirrored left to right, half of the time. */
  | { readonly step: 'random-flip' };

/** One number for each of red, green and blue. */
type Channels = readonly [number, number, number];

/** A channel x in [0, 1] becomes (x - mean) / std. */
export interface Normalisation {
  readonly mean: Channels;
  readonly std: Channels;
}

export interface Transform {
  /** Of training batches. Its random steps draw anew for each sample and each step of training. */
  readonly training: readonly TransformStep[];
  /** Of everything else: evaluation, and classification of the training set when mining. Nothing random. */
  readonly evaluation: readonly TransformStep[];
  /** Null: the network gets [0, 1]. */
  readonly normalisation: Normalisation | null;
}
