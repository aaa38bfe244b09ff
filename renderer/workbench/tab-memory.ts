// What one tab keeps over a reload, until it is closed: work that is not saved, unlike what `useRemembered` shares among tabs.
import type { z } from 'zod';

const PREFIX = 'dcwp:';

/** Null takes it away. False where the browser keeps nothing, or no more. */
export function keepInTab(key: string, value: unknown): boolean {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was kept; `unreadable` where the schema does not know it, as that of another version of the program. */
export function keptInTab<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
): z.output<Schema> | 'unreadable' | undefined {
  const text = textOf(PREFIX + key);
  if (text === null) return undefined;
  const parsed = schema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : 'unreadable';
}

/** Null where there is none, or where the browser forbids asking. */
function textOf(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
