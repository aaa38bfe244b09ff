// Which runs an address of the comparison names.

/** More curves than this can't be told apart. */
export const MOST_COMPARED = 8;

/** Each once, no more than can be compared. `named` is the address's part, decoded. */
export function comparedIds(named: string): string[] {
  const ids = named.split(',').filter((id) => id !== '');
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}
