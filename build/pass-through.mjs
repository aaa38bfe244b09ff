// Running a child in this process' place: same terminal, its signals, its end.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** With a terminal, Ctrl-C reaches parent and child alike; a child that got it twice would stop without saving. */
function hasTerminal() {
  if (process.platform === 'win32') return true;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

/**
 * Resolves with how the child ended: `{ code, signal }`. The child shares input, output and terminal. SIGINT reaches it
 * once: from the terminal where there is one, else from here.
 */
export function runChild(program, args, options = {}) {
  const terminal = hasTerminal();
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  const forwarded = terminal ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];
  const forward = (signal) => child.kill(signal);
  const ignore = () => undefined;
  for (const signal of forwarded) process.on(signal, forward);
  if (terminal) process.on('SIGINT', ignore);
  const restore = () => {
    for (const signal of forwarded) process.off(signal, forward);
    process.off('SIGINT', ignore);
  };
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      restore();
      reject(error);
    });
    child.once('close', (code, signal) => {
      restore();
      resolve({ code, signal });
    });
  });
}

/** Ends this process as the child ended. */
export function endLike({ code, signal }) {
  if (signal === null) process.exit(code);
  process.kill(process.pid, signal);
  // A signal takes a moment to arrive; where it does not end the process, this does.
  setTimeout(() => process.exit(1), 1000);
}
