// What an examination of this machine found, in words.
import type { Examination } from './examine.ts';

function gigabytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${(bytes / 1e9).toFixed(1)} GB`;
}

function gpuText({ gpus, gpuFailure }: Examination): string {
  if (gpus.length === 0) return gpuFailure === null ? 'none' : 'driver does not answer';
  return gpus
    .map(({ name, memoryBytes, freeBytes }) => `${name}, ${gigabytes(memoryBytes)} (${gigabytes(freeBytes)} free)`)
    .join('; ');
}

/** Each as its name and what was found. */
export function factsOf(found: Examination): [string, string][] {
  const { runtime, tensorflow, folders, freeBytes, python } = found;
  return [
    ['Device', tensorflow === null ? 'none yet' : tensorflow.usesGpu ? 'GPU (CUDA)' : 'CPU'],
    ['TensorFlow', tensorflow === null ? 'not loaded' : tensorflow.tensorflowVersion],
    ['oneDNN', tensorflow === null ? 'unknown' : tensorflow.oneDnn ? 'on' : 'off'],
    ['GPU', gpuText(found)],
    ['Runtime', runtime === null ? 'missing' : `${runtime.folder} (made by: ${runtime.way})`],
    ['Data', `${folders.data} (${gigabytes(freeBytes.data)} free; data sets: ${found.dataSets.join(', ') || 'none'})`],
    ['Runs', `${folders.runs} (${gigabytes(freeBytes.runs)} free)`],
    ['Cache', `${folders.cache} (${gigabytes(freeBytes.cache)} free)`],
    ['Node', `${found.node} on ${found.platform}`],
    ['C++ compiler', found.compiler ?? 'missing'],
    ['make', found.make ?? 'missing'],
    ['pip', python?.pip == null ? 'missing' : `${python.pip} of ${python.program}`],
  ];
}
