// Finding the columns of a table by their names.
import { UserError } from '../../shared/errors.ts';
import type { DelimitedText } from './delimited-text.ts';

/** Place of each column; names are compared without regard to case. Throws one UserError that names all that are missing. */
export function columnsOf<Name extends string>(
  { header }: Pick<DelimitedText, 'header'>,
  path: string,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const lower = header.map((name) => name.toLowerCase());
  const found = new Map(names.map((name) => [name, lower.indexOf(name.toLowerCase())]));
  const missing = names.filter((name) => found.get(name) === -1);
  if (missing.length > 0) {
    const there = header.length > 12 ? [...header.slice(0, 12), '…'] : header;
    throw new UserError({
      code: 'column-missing',
      message: `${path} has no column ${missing.join(', ')}; its first line is ${there.join(', ') || 'empty'}`,
      remedy: `Name its columns in the first line: ${names.join(', ')}.`,
    });
  }
  const place = (name: Name): number => found.get(name) ?? -1;
  return Object.fromEntries(names.map((name) => [name, place(name)])) as Record<Name, number>;
}

/** The same for a column that need not be there: undefined then. */
export function optionalColumn({ header }: Pick<DelimitedText, 'header'>, name: string): number | undefined {
  const place = header.findIndex((each) => each.toLowerCase() === name);
  return place === -1 ? undefined : place;
}
