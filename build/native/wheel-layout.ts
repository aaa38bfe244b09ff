// Where a wheel's files go in the runtime: libraries, the C headers, licences; the rest is left out.

/**
 * The wheel has 13,000 headers (268 MB); the addon's two sources read 14 of them, all in these folders
 * (`g++ -M`, TensorFlow 2.21.0).
 */
const HEADER_FOLDERS = ['tensorflow/c/', 'tensorflow/core/platform/ctstring', 'tsl/platform/ctstring', 'xla/tsl/c/'];
const HEADERS = 'tensorflow/include/';
const LICENCES: Readonly<Record<string, string>> = {
  'tensorflow/include/LICENSE': 'deps/LICENSE',
  'tensorflow/THIRD_PARTY_NOTICES.txt': 'deps/THIRD_PARTY_NOTICES.txt',
};

/** Place of an entry of TensorFlow's wheel, relative to the runtime's folder; undefined for what is left out. */
export function placeOfTensorFlow(entry: string): string | undefined {
  if (LICENCES[entry] !== undefined) return LICENCES[entry];
  if (/^tensorflow\/libtensorflow_(cc|framework)\.(so\.2|2\.dylib)$/.test(entry)) {
    return entry.replace('tensorflow/', 'deps/lib/');
  }
  const header = entry.startsWith(HEADERS) && entry.endsWith('.h') ? entry.slice(HEADERS.length) : undefined;
  if (header === undefined || !HEADER_FOLDERS.some((folder) => header.startsWith(folder))) return undefined;
  return `deps/include/${header}`;
}

/**
 * Place of an entry of one of NVIDIA's wheels. TensorFlow looks for `../nvidia/<package>/lib` from its own folder, which
 * is `deps/lib` here and `tensorflow` in Python's site-packages.
 */
export function placeOfNvidia(entry: string): string | undefined {
  const library = /^nvidia\/[\w-]+\/lib\/[^/]+\.so[.\d]*$/.test(entry);
  const licence = /^nvidia[\w.]*-[\w.]+\.dist-info\/(licenses\/)?License\.txt$/i.exec(entry);
  if (library) return `deps/${entry}`;
  return licence === null ? undefined : `deps/nvidia/licences/${entry.split('/')[0]?.replace('.dist-info', '.txt')}`;
}
