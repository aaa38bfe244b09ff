// Finding a Python that has pip.
import { spawnSync } from 'node:child_process';
import type { Environment } from './cache-folder.ts';
import { findProgram } from './find-program.ts';

const NAMES = process.platform === 'win32' ? ['python', 'python3', 'py'] : ['python3', 'python'];
const ANSWER_TIMEOUT_MS = 30_000;

/** A Python on the search path; `pip` is its pip's version, undefined where it has none. */
export interface Python {
  readonly program: string;
  readonly pip: string | undefined;
}

/** The first Python with pip, else the first Python, else undefined. */
export function findPython(env: Environment = process.env): Python | undefined {
  let first: Python | undefined;
  for (const name of NAMES) {
    const program = findProgram([name], env);
    if (program === undefined) continue;
    const python = { program, pip: pipVersion(program, env) };
    if (python.pip !== undefined) return python;
    first ??= python;
  }
  return first;
}

function pipVersion(program: string, env: Environment): string | undefined {
  const answer = spawnSync(program, ['-m', 'pip', '--version'], {
    encoding: 'utf8',
    env: { ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: ANSWER_TIMEOUT_MS,
  });
  return answer.status === 0 ? /^pip (\S+)/.exec(answer.stdout)?.[1] : undefined;
}
