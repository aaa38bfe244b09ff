// The environment that TensorFlow's library is to be loaded in.
import type { Environment } from './cache-folder.ts';

/**
 * TensorFlow turns oneDNN on by itself only on some processors (with AVX512-VNNI or newer). On others (2 cores of an
 * AVX2 EPYC; 64→128, 4×4, stride 2, 14×14, batch 256) that costs the input gradient 101 ms instead of 46.
 */
const oneDnn = { TF_ENABLE_ONEDNN_OPTS: '1' };

/**
 * glibc hands large blocks back to the kernel as soon as they are free, so that each step pays for all of its pages
 * anew: a gather of 51 MB takes 38 ms instead of 5. These let it keep them; other C libraries ignore them.
 */
const keepFreedMemory = {
  MALLOC_MMAP_MAX_: '0',
  MALLOC_TRIM_THRESHOLD_: String(16 * 2 ** 30),
  MALLOC_TOP_PAD_: String(256 * 2 ** 20),
  MALLOC_ARENA_MAX: '1',
};

/**
 * Variables for a process that loads the addon, from its very start: the C library reads its own before any script runs.
 * What the user set stays.
 */
export function libraryEnvironment(env: Environment = process.env): Environment {
  return { ...oneDnn, ...keepFreedMemory, TF_CPP_MIN_LOG_LEVEL: '1', ...env };
}
