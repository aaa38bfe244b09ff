// What is known of one sample, in words.
import { type SampleColumns, UNKNOWN_LABEL, UNKNOWN_MARK } from '../../shared/sample-columns.ts';

/** Names, by label; null where they are not known: then a label is named by its number. */
export interface LabelNames {
  readonly classes: readonly string[] | null;
  readonly biases: readonly string[] | null;
}

/** Null where it is not known. */
export interface SampleFacts {
  readonly index: number;
  readonly className: string;
  readonly biasName: string | null;
  readonly isConflicting: boolean | null;
  /** Of the mined set as it is shown. */
  readonly isMined: boolean | null;
  readonly isCorrected: boolean;
  /** What the network that mined, and what the classifier takes it for; whether that is right. */
  readonly biased: Said | null;
  readonly classifier: Said | null;
  readonly score: number | null;
  readonly labelProbability: number | null;
  readonly isGone: boolean;
}

export interface Said {
  readonly name: string;
  readonly isRight: boolean;
}

export function factsOf(columns: SampleColumns, marks: Uint8Array, names: LabelNames, index: number): SampleFacts {
  const label = columns.classes[index] ?? 0;
  const bias = columns.biases[index] ?? UNKNOWN_LABEL;
  const kind = columns.conflicting[index] ?? UNKNOWN_MARK;
  const mark = marks[index] ?? UNKNOWN_MARK;
  const className = (of: number): string => names.classes?.[of] ?? String(of);
  const said = (prediction: number | undefined): Said | null =>
    prediction === undefined || prediction === UNKNOWN_LABEL
      ? null
      : { name: className(prediction), isRight: prediction === label };
  return {
    index,
    className: className(label),
    biasName: bias === UNKNOWN_LABEL ? null : (names.biases?.[bias] ?? String(bias)),
    isConflicting: kind === UNKNOWN_MARK ? null : kind === 1,
    isMined: mark === UNKNOWN_MARK ? null : mark === 1,
    isCorrected: mark !== columns.mined[index],
    biased: said(columns.biasedPredictions[index]),
    classifier: said(columns.predictions[index]),
    score: known(columns.scores[index]),
    labelProbability: known(columns.labelProbabilities[index]),
    isGone: (columns.images[index] ?? -1) < 0,
  };
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** Such as `Sample 12: class 3, bias 5, conflicting; mined; taken for 5 by the biased network`. */
export function factsText(facts: SampleFacts): string {
  const { index, className, biasName, isConflicting, isMined, isCorrected, biased, classifier, isGone } = facts;
  const kind = isConflicting === null ? '' : isConflicting ? ', conflicting' : ', aligned';
  const mined = isMined === null ? [] : [`${isMined ? 'mined' : 'not mined'}${isCorrected ? ' (corrected)' : ''}`];
  return [
    `Sample ${index}: class ${className}${biasName === null ? '' : `, bias ${biasName}`}${kind}`,
    ...mined,
    ...(biased === null ? [] : [`biased network: ${biased.name}`]),
    ...(classifier === null ? [] : [`classifier: ${classifier.name}`]),
    ...(isGone ? ['its image is gone'] : []),
  ].join('; ');
}
