// Reading a versioned JSON file of a run's folder.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';

const ofAnyFormat = z.object({ format: z.int() });

/** The file's content, or undefined where there is no such file. Throws a UserError on a newer format or a broken file. */
export function readStoredJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  newestFormat: number,
): z.infer<Schema> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw broken(path, error);
  }
  const stored = ofAnyFormat.safeParse(value);
  if (stored.success && stored.data.format > newestFormat) {
    throw new UserError({
      code: 'run-newer',
      message: `${path} has format ${stored.data.format}, this version reads up to ${newestFormat}`,
      remedy: 'Update the workbench to read this run.',
    });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw broken(path, parsed.error);
  return parsed.data;
}

function broken(path: string, cause: unknown): UserError {
  const detail = cause instanceof z.ZodError ? z.prettifyError(cause).split('\n').join(' ') : messageOf(cause);
  return new UserError(
    { code: 'run-broken', message: `${path} is not readable: ${detail}`, remedy: 'Take an intact copy of the file.' },
    { cause },
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
