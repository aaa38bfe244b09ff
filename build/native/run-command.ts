// Running a program of others to its end: output kept, the whole process group stopped on abort.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from './cache-folder.ts';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Environment;
  readonly signal?: AbortSignal | undefined;
  /** Called with each whole line of either stream. */
  readonly onLine?: (line: string) => void;
}

/** The program ran and failed, or could not be started. `output` has the end of what it printed. */
export class CommandError extends Error {
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.name = 'CommandError';
    this.output = output;
  }
}

/** Lines of output that are kept for an error's text. */
const KEPT_LINES = 40;
/** Time between asking a process group to end and killing it, in milliseconds. */
const GRACE_MS = 2_000;

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, name);
  } catch {
    // The group has ended already.
  }
}

/** Resolves with the end of the output. Rejects with a CommandError, or with the signal's reason once the group ended. */
export async function runCommand(command: Command): Promise<string> {
  const { program, args, cwd, env = process.env, signal, onLine } = command;
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    cwd,
    env: { ...env },
    // A group of its own, so that a compiler's children end with it; Ctrl-C then comes by way of the signal alone.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const lines: string[] = [];
  const take = (line: string): void => {
    if (line.trim() === '') return;
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) readLines(stream, take);
  const stop = (): void => {
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', (error) => reject(new CommandError(`${program} could not be started: ${error.message}`, '')));
      child.once('close', (code, name) => {
        if (code === 0) resolve();
        else reject(new CommandError(`${program} ended with ${name ?? `exit code ${code}`}`, lines.join('\n')));
      });
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  signal?.throwIfAborted();
  return lines.join('\n');
}

function readLines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n|\r/);
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  });
  stream.on('end', () => take(rest));
}
