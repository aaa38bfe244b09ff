// Whether the addon really loads: tried in a child process, which a crash cannot take down with it.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Environment } from './cache-folder.ts';
import { libraryEnvironment } from './library-environment.ts';
import { CommandError, runCommand } from './run-command.ts';

export interface Probe {
  readonly tensorflowVersion: string;
  /** TensorFlow computes on a GPU. */
  readonly usesGpu: boolean;
  /** TensorFlow said that oneDNN's operations are on: convolutions are fast only then. */
  readonly oneDnn: boolean;
}

const answer = z.object({ tensorflowVersion: z.string(), usesGpu: z.boolean() });

/** What the process runs; its argument is the addon's path. */
export const PROBE_SCRIPT = fileURLToPath(new URL('./probe.mjs', import.meta.url));

/** At this level TensorFlow says whether oneDNN is on. */
export const probeEnvironment = (): Environment => ({ ...libraryEnvironment(), TF_CPP_MIN_LOG_LEVEL: '0' });

/** What the process printed. Throws where that is no answer. */
export function readProbe(output: string): Probe {
  const line = output.split('\n').find((text) => text.startsWith('{'));
  return { ...answer.parse(JSON.parse(line ?? '')), oneDnn: output.includes('oneDNN custom operations are on') };
}

/** Tries the addon at a path; rejects with an Error whose message has the end of what the process printed. */
export type ProbeBinding = (bindingPath: string, signal?: AbortSignal) => Promise<Probe>;

/** Takes 0.6 s. Rejects with an Error whose message has the end of what the process printed. */
export async function probeBinding(bindingPath: string, signal?: AbortSignal): Promise<Probe> {
  try {
    const env = { ...probeEnvironment(), ELECTRON_RUN_AS_NODE: '1' };
    return readProbe(await runCommand({ program: process.execPath, args: [PROBE_SCRIPT, bindingPath], env, signal }));
  } catch (error) {
    signal?.throwIfAborted();
    const text = error instanceof CommandError ? `${error.message}\n${error.output}` : String(error);
    throw new Error(`the addon does not load: ${text.trim()}`, { cause: error });
  }
}
