// `dcwp serve` as a user starts it, on folders of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const announcement = z.object({ url: z.url() });

export interface ServedWorkbench {
  /** With the token: opening it signs a browser in. */
  readonly url: string;
  /** Holds `data` and `runs`. */
  readonly home: string;
  readonly process: ChildProcess;
  /** What it said on standard error. */
  log(): string;
  /** Ends it as Ctrl-C does, and starts it again on the same folders and port. */
  restart(): Promise<ServedWorkbench>;
  /** Ends it, and deletes its folders. */
  close(): Promise<void>;
}

/** `fill` puts data sets and runs into the folders before the start. */
export async function serveWorkbench(
  fill: (home: string) => void | Promise<void> = () => {},
): Promise<ServedWorkbench> {
  const home = mkdtempSync(join(tmpdir(), 'dcwp-served-'));
  mkdirSync(join(home, 'runs'));
  await fill(home);
  return serveIn(home, 0);
}

async function serveIn(home: string, port: number): Promise<ServedWorkbench> {
  const entry = fileURLToPath(new URL('../../electron/headless/dcwp.ts', import.meta.url));
  const args = ['--import', import.meta.resolve('tsx'), entry, 'serve', '--port', String(port), '--json'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DCWP_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const url = await firstUrl(child, () => said);
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return {
    url,
    home,
    process: child,
    log: () => said,
    restart: async () => {
      await end();
      return serveIn(home, Number(new URL(url).port));
    },
    close: async () => {
      await end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function firstUrl(child: ChildProcess, said: () => string): Promise<string> {
  if (child.stdout === null) throw new Error('standard output is a pipe');
  for await (const line of createInterface({ input: child.stdout })) {
    return announcement.parse(JSON.parse(line)).url;
  }
  throw new Error(`dcwp serve ended before it said its address:\n${said()}`);
}
