// Reading a wheel's METADATA for the distributions that an extra adds.

/** Requirement lines are short; a longer one is no requirement of ours. Also bounds the pattern below. */
const LONGEST_LINE = 500;
/** Name, optional version clauses in either spelling, then the marker. Extras and addresses are not used there. */
const REQUIREMENT = /^Requires-Dist:\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*\(?([^;()@]*)\)?\s*;(.*)$/;

/**
 * Requirements, such as `nvidia-cublas-cu12<13.0,>=12.5.3.2`, whose marker asks for the extra. Other conditions in a marker are
 * not evaluated: TensorFlow's extra has none.
 */
export function requirementsOfExtra(metadata: string, extra: string): string[] {
  const found: string[] = [];
  for (const line of headerLines(metadata)) {
    const match = line.length <= LONGEST_LINE ? REQUIREMENT.exec(line) : null;
    const [, name, versions, marker] = match ?? [];
    if (name === undefined || marker === undefined) continue;
    const asked = /extra\s*==\s*["']([^"']+)["']/.exec(marker)?.[1];
    if (asked === extra) found.push(name + (versions ?? '').replaceAll(/\s/g, ''));
  }
  return found;
}

/** The header of the file: the description after the first empty line may hold anything. */
function headerLines(metadata: string): string[] {
  const lines = metadata.split(/\r?\n/);
  const end = lines.indexOf('');
  return end < 0 ? lines : lines.slice(0, end);
}
