// Work of an engine process of its own that takes a signal and tells its progress: evaluation, export.
import type { JobRequest } from '../../../shared/engine-protocol.ts';
import type { JobOptions } from '../jobs.ts';
import type { LaunchEngine } from './engine-channel.ts';
import { startEngine } from './engine-handle.ts';

/** Rejects with what the engine says, or with the signal's reason once it left on request. */
export async function engineWork(
  request: JobRequest,
  launch: LaunchEngine,
  { signal, progress }: JobOptions,
): Promise<void> {
  signal.throwIfAborted();
  const engine = startEngine(
    request,
    {
      onEvent: (event) => {
        if (event.type === 'progress') progress({ task: event.task, done: event.done, total: event.total });
      },
    },
    launch,
  );
  const stop = (): void => engine.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await engine.ended;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
}
