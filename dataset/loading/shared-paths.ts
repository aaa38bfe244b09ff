// Paths of a split's files in memory that threads share: strings would be copied to each thread.

export interface SharedPaths {
  /** UTF-8, one path after the other. */
  readonly text: Uint8Array;
  /** [count], where each path ends in `text`. */
  readonly ends: Uint32Array;
}

export function sharePaths(paths: readonly string[]): SharedPaths {
  const bytes = Buffer.from(paths.join(''));
  const text = new Uint8Array(new SharedArrayBuffer(bytes.length));
  text.set(bytes);
  const ends = new Uint32Array(new SharedArrayBuffer(4 * paths.length));
  let end = 0;
  for (const [i, path] of paths.entries()) {
    end += Buffer.byteLength(path);
    ends[i] = end;
  }
  return { text, ends };
}

/** Throws a RangeError where there is no path `index`. */
export function sharedPath({ text, ends }: SharedPaths, index: number): string {
  const end = ends[index];
  if (end === undefined) throw new RangeError(`sample ${index} is outside 0 to ${ends.length - 1}`);
  return Buffer.from(text.slice(index === 0 ? 0 : ends[index - 1], end)).toString('utf8');
}
