// Trying a native runtime in a utility process: the packaged program's own file runs no scripts as Node would.
import { type Probe, readProbe } from '../../build/native/probe.ts';
import type { Utility } from './utility-engine.ts';

/** `start` forks the probe's script. Rejects with an Error that has what the process printed, or with the signal's reason. */
export async function utilityProbe(start: () => Utility, signal?: AbortSignal): Promise<Probe> {
  signal?.throwIfAborted();
  const child = start();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      output += part.toString();
    });
  }
  const stop = (): void => void (child.pid !== undefined && process.kill(child.pid, 'SIGKILL'));
  signal?.addEventListener('abort', stop, { once: true });
  const code = await new Promise<number>((resolve) => child.once('exit', resolve));
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code === 0) return readProbe(output);
  throw new Error(`the addon does not load: its process ended with ${code}\n${output.trim()}`);
}
