// The engine as a child process of Node.
import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { libraryEnvironment } from '../../../build/native/library-environment.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import type { EngineChannel, EngineExit } from './engine-channel.ts';

/** The engine's entry: beside this file as source, or compiled. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const engineEntry = fileURLToPath(new URL(`../../engine/process.${extension}`, import.meta.url));

/** Source needs the loader, found from here: the user's working directory is another. */
const loaderFor = (entry: string): string[] =>
  entry.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];

/** Output, such as TensorFlow's, goes to the file without passing this process: it survives this one's end. */
export function forkEngine(logFile: string, entry: string = engineEntry): EngineChannel {
  const log = openLog(logFile);
  const child = fork(entry, [], {
    execArgv: loaderFor(entry),
    env: libraryEnvironment(),
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return {
    pid: child.pid,
    send: (message) => {
      // Where the process is gone, 'exit' tells of it.
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      let exited = false;
      const once = (exit: EngineExit): void => {
        if (!exited) listener(exit);
        exited = true;
      };
      child.once('error', (error) => once({ code: null, signal: null, failure: error.message }));
      // 'close' comes after the channel's last message, 'exit' may come before it.
      child.once('close', (code, signal) => once({ code, signal }));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function openLog(path: string): number {
  try {
    return openSync(path, 'a');
  } catch (error) {
    throw writeFailure(path, error);
  }
}
