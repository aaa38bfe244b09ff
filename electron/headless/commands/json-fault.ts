// Where a text stops being JSON: Node 20 tells the position of some faults only.

const token =
  /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const space = /[ \t\n\r]*/y;

/** What may come next. `first…` also allows the bracket to be closed at once. */
type Expected = 'value' | 'firstItem' | 'firstKey' | 'key' | 'colon' | 'next' | 'end';

/** Offset of the first token that cannot stand there; the text's length where it ends too early. Null for JSON. */
export function jsonFault(text: string): number | null {
  const open: string[] = [];
  let expected: Expected = 'value';
  let offset = skip(space, text, 0);
  while (offset < text.length) {
    const end = skip(token, text, offset);
    const following = after(expected, text.slice(offset, end), open);
    if (following === undefined) return offset;
    expected = following;
    offset = skip(space, text, end);
  }
  return expected === 'end' ? null : text.length;
}

/** Where a match that begins at `from` ends; `from` itself without one. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** What to expect after a token, undefined where it cannot stand. `open` holds the brackets that are open, in place. */
function after(expected: Expected, found: string, open: string[]): Expected | undefined {
  const whole = (): Expected => (open.length === 0 ? 'end' : 'next');
  const close = (bracket: string): Expected | undefined => (open.pop() === bracket ? whole() : undefined);
  switch (expected) {
    case 'firstKey':
    case 'key':
      if (found === '}' && expected === 'firstKey') return close('{');
      return found.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return found === ':' ? 'value' : undefined;
    case 'next':
      if (found === ',') return open.at(-1) === '{' ? 'key' : 'value';
      return found === '}' ? close('{') : found === ']' ? close('[') : undefined;
    case 'firstItem':
    case 'value':
      if (found === ']' && expected === 'firstItem') return close('[');
      if (found === '{' || found === '[') {
        open.push(found);
        return found === '{' ? 'firstKey' : 'firstItem';
      }
      return found === '' || /^[}\],:]/.test(found) ? undefined : whole();
    case 'end':
      return undefined;
  }
}
