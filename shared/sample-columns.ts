// What is known of each sample of a split, as columns of numbers: one message of bytes, filtered without a copy.

/** Stands for a label that is not known, in a column of 16 bits. */
export const UNKNOWN_LABEL = 0xffff;
/** Stands for what is not known, in a column of 8 bits. */
export const UNKNOWN_MARK = 0xff;

/** Columns of one length, an entry for each sample: of training samples in the mined set's order, of others in the data set's. */
export interface SampleColumns {
  readonly count: number;
  /** Index of the sample's image among those of the opened set; -1 where it is gone. */
  readonly images: Int32Array;
  /** Bias score, 0 to 1: what the ensemble compares with τ; of a single network 1 − p_label. NaN where nothing was mined by a network. */
  readonly scores: Float32Array;
  /** p_label of the network that mined, 0 to 1; NaN where it is not known. */
  readonly labelProbabilities: Float32Array;
  /** Labels; `UNKNOWN_LABEL` where they are not known. */
  readonly classes: Uint16Array;
  readonly biases: Uint16Array;
  /** What the network that mined takes the sample for; `UNKNOWN_LABEL` where that is not known. */
  readonly biasedPredictions: Uint16Array;
  /** What the classifier takes it for; `UNKNOWN_LABEL` where it was not asked. */
  readonly predictions: Uint16Array;
  /** 1 where the sample conflicts, 0 where it is aligned, else `UNKNOWN_MARK`. */
  readonly conflicting: Uint8Array;
  /** 1 where the run mined it, 0 where not; `UNKNOWN_MARK` outside of the training set. */
  readonly mined: Uint8Array;
}

/** Wide columns first: each begins at a multiple of its width. */
const columns = [
  ['images', Int32Array],
  ['scores', Float32Array],
  ['labelProbabilities', Float32Array],
  ['classes', Uint16Array],
  ['biases', Uint16Array],
  ['biasedPredictions', Uint16Array],
  ['predictions', Uint16Array],
  ['conflicting', Uint8Array],
  ['mined', Uint8Array],
] as const;

const BYTES = columns.reduce((sum, [, { BYTES_PER_ELEMENT }]) => sum + BYTES_PER_ELEMENT, 0);

/** Columns over bytes of their own, all zero. */
export const emptyColumns = (count: number): SampleColumns => columnsOver(new ArrayBuffer(BYTES * count));

/** The columns in one piece, little-endian, one after the other. */
export function packColumns(of: SampleColumns): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES * of.count);
  let at = 0;
  for (const [name] of columns) {
    const { buffer, byteOffset, byteLength } = of[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** The other half: views of the bytes. Throws a RangeError where they are of no whole number of samples. */
export function columnsOver(bytes: ArrayBuffer): SampleColumns {
  const count = bytes.byteLength / BYTES;
  if (!Number.isInteger(count)) throw new RangeError(`${bytes.byteLength} bytes are no samples of ${BYTES} bytes each`);
  let at = 0;
  const next = (width: number): number => {
    const from = at;
    at += width * count;
    return from;
  };
  return {
    count,
    images: new Int32Array(bytes, next(4), count),
    scores: new Float32Array(bytes, next(4), count),
    labelProbabilities: new Float32Array(bytes, next(4), count),
    classes: new Uint16Array(bytes, next(2), count),
    biases: new Uint16Array(bytes, next(2), count),
    biasedPredictions: new Uint16Array(bytes, next(2), count),
    predictions: new Uint16Array(bytes, next(2), count),
    conflicting: new Uint8Array(bytes, next(1), count),
    mined: new Uint8Array(bytes, next(1), count),
  };
}
