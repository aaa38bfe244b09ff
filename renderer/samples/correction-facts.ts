// A saved correction in words: how much it changes; why, by whom, when.
import type { CorrectionSummary } from '../../shared/api/samples.ts';

const number = (value: number): string => value.toLocaleString('en-US');

/** `+12 −3`: samples that it adds to the mined set, and takes out. */
export const correctionCounts = ({ marked, unmarked }: CorrectionSummary): string =>
  `+${number(marked)} −${number(unmarked)}`;

/** `“its note”, author, date, after version 1`. */
export function correctionFacts({ note, author, createdAt, basedOn }: CorrectionSummary): string {
  const facts = [note === '' ? 'no note' : `“${note}”`, author, new Date(createdAt).toLocaleString()];
  return [...facts, ...(basedOn === null ? [] : [`after version ${basedOn}`])].join(', ');
}
