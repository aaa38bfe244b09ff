// An engine process at work on one job, as a service sees it.
import { join } from 'node:path';
import { type EngineMessage, engineMessage, type JobRequest } from '../../../shared/engine-protocol.ts';
import { parseError } from '../../../shared/errors.ts';
import type { RunEvent, RunPoint } from '../../../shared/events.ts';
import type { RunTimings } from '../../../shared/run-estimate.ts';
import type { EngineExit, LaunchEngine } from './engine-channel.ts';
import { crashError, ENGINE_LOG, killedError } from './engine-crash.ts';

/** A process that has said its end, but lives on, is ended after this time. */
const EXIT_MS = 10_000;

export type EngineEnd = 'finished' | 'interrupted';

export interface EngineWatcher {
  onEvent?(event: RunEvent): void;
  /** A few times a second while training; never stored. */
  onStep?(point: RunPoint): void;
  /** What a probe measured, before its end. */
  onTimed?(timings: RunTimings): void;
}

export interface EngineHandle {
  readonly pid: number | undefined;
  pause(): void;
  proceed(): void;
  /** Asks it to save and leave; `ended` then resolves with 'interrupted'. */
  stop(): void;
  /** Ends it at once; `ended` rejects with the code `engine-killed`. */
  kill(): void;
  /** Settles once the process is gone. Rejects with a KnownError: what the job threw, or how the process crashed. */
  readonly ended: Promise<EngineEnd>;
}

/** Starts a process for one job in the run's folder, which must exist. */
export function startEngine(request: JobRequest, watcher: EngineWatcher, launch: LaunchEngine): EngineHandle {
  const logFile = join(request.folder, ENGINE_LOG);
  const channel = launch(logFile);
  let last: Extract<EngineMessage, { type: 'ended' }> | undefined;
  let unreadable: unknown;
  let stopping = false;
  let killed = false;

  function receive(message: EngineMessage): void {
    if (message.type === 'ready') channel.send(request);
    else if (message.type === 'event') watcher.onEvent?.(message.event);
    else if (message.type === 'step') watcher.onStep?.(message.point);
    else if (message.type === 'timed') watcher.onTimed?.(message.timings);
    else {
      last = message;
      setTimeout(channel.kill, EXIT_MS).unref();
    }
  }

  function settle(exit: EngineExit): EngineEnd {
    if (unreadable !== undefined) throw unreadable;
    if (last?.error !== undefined) throw parseError(last.error);
    if (last !== undefined && last.how !== 'failed') return last.how;
    if (killed) throw killedError(request.folder);
    if (stopping && leftOnRequest(exit)) return 'interrupted';
    throw crashError(request.folder, logFile, exit);
  }

  const ended = new Promise<EngineEnd>((resolve, reject) => {
    channel.onMessage((value) => {
      try {
        receive(engineMessage.parse(value));
      } catch (error) {
        unreadable = error;
        channel.kill();
      }
    });
    channel.onExit((exit) => {
      try {
        resolve(settle(exit));
      } catch (error) {
        reject(error);
      }
    });
  });

  return {
    pid: channel.pid,
    pause: () => channel.send({ type: 'pause' }),
    proceed: () => channel.send({ type: 'continue' }),
    stop: () => {
      stopping = true;
      channel.send({ type: 'stop' });
    },
    kill: () => {
      killed = true;
      channel.kill();
    },
    ended,
  };
}

/** An engine that is still starting ends at once: there is nothing to save. */
const leftOnRequest = ({ code, signal }: EngineExit): boolean =>
  code === 0 || signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP';
