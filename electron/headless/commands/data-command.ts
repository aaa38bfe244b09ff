// What the commands of `dcwp data` have in common.
import { InvalidArgumentError } from 'commander';
import { FailureError } from '../../../shared/errors.ts';
import type { DataWork } from '../data-progress.ts';

/** Of every option that names a data root. */
export const ROOT_HELP = "data root (default: the user's data folder)";

export function print(lines: readonly string[], value: unknown, json: boolean | undefined): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
}

export function seedOf(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError('A seed is a whole number from 0 to 2^53-1.');
  }
  return seed;
}

/** Ctrl-C told as an error of ours. */
function stopped(error: unknown, command: string): unknown {
  if (!(error instanceof Error) || error.name !== 'AbortError') return error;
  const message = `dcwp data ${command} was stopped; nothing half done was left`;
  return new FailureError({ code: 'data-stopped', message, remedy: 'Give the command again.' }, { cause: error });
}

export async function working<Result>(command: string, work: DataWork<Result>): Promise<Result> {
  const { withDataProgress } = await import('../data-progress.ts');
  try {
    return await withDataProgress(work);
  } catch (error) {
    throw stopped(error, command);
  }
}
