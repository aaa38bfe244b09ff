// Whether the addon really loads: tried in a child process, which a crash cannot take down with it.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
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
const SCRIPT = fileURLToPath(new URL('./probe.mjs', import.meta.url));

/** Takes 0.6 s. Rejects with an Error whose message has the end of what the process printed. */
export async function probeBinding(bindingPath: string, signal?: AbortSignal): Promise<Probe> {
  try {
    const env = { ...process.env, ...libraryEnvironment(), TF_CPP_MIN_LOG_LEVEL: '0', ELECTRON_RUN_AS_NODE: '1' };
    const output = await runCommand({ program: process.execPath, args: [SCRIPT, bindingPath], env, signal });
    const line = output.split('\n').find((text) => text.startsWith('{'));
    return { ...answer.parse(JSON.parse(line ?? '')), oneDnn: output.includes('oneDNN custom operations are on') };
  } catch (error) {
    signal?.throwIfAborted();
    const text = error instanceof CommandError ? `${error.message}\n${error.output}` : String(error);
    throw new Error(`the addon does not load: ${text.trim()}`, { cause: error });
  }
}
