// What a host gives to reach an engine process: Node's fork here, Electron's utility process in the desktop shell.
import type { HostMessage } from '../../../shared/engine-protocol.ts';

export interface EngineExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not be started. */
  readonly failure?: string;
}

export interface EngineChannel {
  readonly pid: number | undefined;
  send(message: HostMessage): void;
  onMessage(listener: (value: unknown) => void): void;
  /** Called once, after the last message. */
  onExit(listener: (exit: EngineExit) => void): void;
  kill(): void;
}

/** Starts an engine process whose output goes to `logFile`. */
export type LaunchEngine = (logFile: string) => EngineChannel;
