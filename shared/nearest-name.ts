// The known name that a mistyped one most likely meant.

/**
 * The only name that begins so, else the nearest. Undefined where nothing is near: more than a third of the name would
 * have to change. Case and dashes count for nothing.
 */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const wanted = plain(given);
  const [begun, ...others] = known.filter((name) => wanted.length > 2 && plain(name).startsWith(wanted));
  if (begun !== undefined && others.length === 0) return begun;
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

const plain = (name: string): string => name.replace(/^-+/, '').replaceAll('-', '_').toLowerCase();

/** Levenshtein's: letters inserted, deleted or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
