// Whether a process runs.
import { readFileSync } from 'node:fs';

/** One that ended and only waits for its parent to take notice (a zombie) does not run; Linux alone tells. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    // The state is the field after the program's name, which stands in parentheses and may hold any character.
    return /^.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
