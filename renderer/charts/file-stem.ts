// The name of a saved file, before its ending.

/** Longer names do not fit in every file system, with the folders above them. */
const MOST_LETTERS = 120;

/** `Accuracy, test set` as a file's name: `accuracy-test-set`. Letters of all alphabets stay. */
export const fileStem = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-|-$/g, '');
