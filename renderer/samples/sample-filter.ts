// Which samples of a run are looked at, as an address holds it: a view anywhere opens them by a link.
import { z } from 'zod';
import { type SplitName, splitName } from '../../shared/thumbnail-address.ts';

export interface SampleFilter {
  readonly split: SplitName;
  /** Labels; none stand for all. */
  readonly classes: readonly number[];
  readonly biases: readonly number[];
  readonly group: 'aligned' | 'conflicting' | null;
  /** By the marks as they are now: those of the chosen mined set, with the corrections that are not saved yet. */
  readonly mined: 'mined' | 'not-mined' | null;
  /** Only those whose mark is not that of the run's own mined set. */
  readonly corrected: boolean;
  /** Whether the classifier, the network that counts, is right. */
  readonly verdict: Verdict | null;
  /** Whether the network that mined is right. */
  readonly biasedVerdict: Verdict | null;
  /** What the classifier takes them for; none stand for all. */
  readonly predictions: readonly number[];
  /** Only those whose bias score is above it. */
  readonly scoreAbove: number | null;
  /** Key of samples that another view picked (`picked-samples.ts`). */
  readonly picked: string | null;
}

export type Verdict = 'right' | 'wrong';

/** All training samples. */
export const allSamples: SampleFilter = {
  split: 'train',
  classes: [],
  biases: [],
  group: null,
  mined: null,
  corrected: false,
  verdict: null,
  biasedVerdict: null,
  predictions: [],
  scoreAbove: null,
  picked: null,
};

const labels = z
  .string()
  .regex(/^\d{1,5}(,\d{1,5})*$/)
  .transform((text) => text.split(',').map(Number))
  .catch([]);
const verdict = z.enum(['right', 'wrong']).nullable().catch(null);

/** As the address writes it; what is not readable counts as not said. */
const written = z.object({
  split: splitName.catch(allSamples.split),
  class: labels,
  bias: labels,
  group: z.enum(['aligned', 'conflicting']).nullable().catch(null),
  mined: z.enum(['mined', 'not-mined']).nullable().catch(null),
  corrected: z.literal('only').nullable().catch(null),
  classifier: verdict,
  biased: verdict,
  'taken-for': labels,
  'score-above': z.coerce.number().min(-1).max(1).nullable().catch(null),
  picked: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable()
    .catch(null),
});

/** Such as `split=test&class=3&bias=1`; empty for all training samples. */
export function filterText(filter: Partial<SampleFilter>): string {
  const { split, classes = [], biases = [], group, mined, corrected, verdict, biasedVerdict } = filter;
  const { predictions = [], scoreAbove, picked } = filter;
  const said: readonly (readonly [keyof z.infer<typeof written>, string | number | null | undefined])[] = [
    ['split', split === allSamples.split ? null : split],
    ['class', classes.join(',')],
    ['bias', biases.join(',')],
    ['group', group],
    ['mined', mined],
    ['corrected', corrected ? 'only' : null],
    ['classifier', verdict],
    ['biased', biasedVerdict],
    ['taken-for', predictions.join(',')],
    ['score-above', scoreAbove],
    ['picked', picked],
  ];
  return said
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The other half. */
export function parseFilter(text: string): SampleFilter {
  const said = Object.fromEntries(new URLSearchParams(text));
  const found = written.parse({ group: null, mined: null, corrected: null, classifier: null, biased: null, ...said });
  return {
    split: found.split,
    classes: found.class,
    biases: found.bias,
    group: found.group,
    mined: found.mined,
    corrected: found.corrected !== null,
    verdict: found.classifier,
    biasedVerdict: found.biased,
    predictions: found['taken-for'],
    scoreAbove: 'score-above' in said ? found['score-above'] : null,
    picked: found.picked,
  };
}
