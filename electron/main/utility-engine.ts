// The engine as a utility process of Electron, in the form that services know.
import { createWriteStream } from 'node:fs';
import type { EngineChannel } from '../services/runs/engine-channel.ts';

/** The part of Electron's UtilityProcess in use here. */
export interface Utility {
  readonly pid: number | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

/** `start` forks the engine's entry; what it prints goes to the file. */
export function utilityEngine(start: () => Utility, logFile: string): EngineChannel {
  const log = createWriteStream(logFile, { flags: 'a' });
  log.on('error', () => {}); // The engine's own writes tell of a full disk.
  const child = start();
  let isGone = false;
  for (const stream of [child.stdout, child.stderr]) stream?.pipe(log, { end: false });
  return {
    pid: child.pid,
    send: (message) => {
      if (!isGone) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) =>
      void child.once('exit', (code) => {
        isGone = true;
        log.end();
        listener({ code, signal: null });
      }),
    // Electron's own kill asks; the engine takes that for a request to save.
    kill: () => {
      if (child.pid !== undefined && !isGone) process.kill(child.pid, 'SIGKILL');
    },
  };
}
