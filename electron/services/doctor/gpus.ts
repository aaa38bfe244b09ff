// The NVIDIA GPUs of this machine, as the driver's tool lists them.
import { findProgram } from '../../../build/native/find-program.ts';
import { runCommand } from '../../../build/native/run-command.ts';

export interface Gpu {
  readonly name: string;
  readonly memoryBytes: number;
  readonly freeBytes: number;
  readonly driver: string;
}

const MEBIBYTE = 1024 ** 2;
const QUERY = ['--query-gpu=name,memory.total,memory.free,driver_version', '--format=csv,noheader,nounits'];

/** One GPU a line: name, MiB in all, MiB free, driver version. Lines of another shape are left out. */
export function parseGpus(output: string): Gpu[] {
  return output.split('\n').flatMap((line) => {
    const parts = line.split(',').map((part) => part.trim());
    const [total, free, driver] = parts.slice(-3);
    const name = parts.slice(0, -3).join(', ');
    if (name === '' || driver === undefined) return [];
    const [memoryBytes, freeBytes] = [Number(total) * MEBIBYTE, Number(free) * MEBIBYTE];
    return Number.isFinite(memoryBytes) && Number.isFinite(freeBytes) ? [{ name, memoryBytes, freeBytes, driver }] : [];
  });
}

/** The GPUs; `failure` says why an installed driver does not answer. */
export async function listGpus(signal?: AbortSignal): Promise<{ gpus: Gpu[]; failure: string | undefined }> {
  const tool = findProgram(['nvidia-smi']);
  if (tool === undefined) return { gpus: [], failure: undefined };
  try {
    return { gpus: parseGpus(await runCommand({ program: tool, args: QUERY, signal })), failure: undefined };
  } catch (error) {
    signal?.throwIfAborted();
    return { gpus: [], failure: error instanceof Error ? error.message : String(error) };
  }
}
