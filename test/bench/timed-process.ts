// A process of a benchmark that prints its figures: they are passed on and given.
import { spawnSync } from 'node:child_process';

/** What it printed, printed here too. Throws an Error where it can't be started or fails. */
export function runTimed(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string {
  const { stdout, status, error } = spawnSync(program, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')} ended with ${status}`);
  process.stdout.write(stdout);
  return stdout;
}
