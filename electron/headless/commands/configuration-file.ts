// Reading a configuration file, which holds JSON.
import { readFileSync } from 'node:fs';
import { UserError } from '../../../shared/errors.ts';
import { jsonFault } from './json-fault.ts';

/** A configuration has some 60 settings; far more is another kind of file. */
const LARGEST_CHARACTERS = 1_000_000;

const remedyOfMissing = 'Name a JSON file that holds settings, such as {"data": "cmnist", "seed": 55}.';

/** What the file holds, not checked further. Throws a UserError where it cannot be read, or is no JSON. */
export function readConfigurationFile(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(
      {
        code: 'configuration-file-broken',
        message: `${path}${placeOf(text, jsonFault(text) ?? text.length)}: this is not JSON`,
        remedy:
          'Put it right: keys and texts in double quotes, a comma between entries and none after the last, no comments.',
      },
      { cause },
    );
  }
}

function readText(path: string): string {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    if (text.length <= LARGEST_CHARACTERS) return text;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      {
        code: 'configuration-file-missing',
        message: `Cannot read the configuration file: ${why}`,
        remedy: remedyOfMissing,
      },
      { cause },
    );
  }
  throw new UserError({
    code: 'configuration-file-broken',
    message: `${path} is too large for a configuration file`,
    remedy: remedyOfMissing,
  });
}

/** Such as `, line 3, column 14, before "}"`. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const rest =
    text
      .slice(offset, offset + 20)
      .split('\n')[0]
      ?.trim() ?? '';
  const near = offset >= text.length ? 'at the end of the file' : `at ${JSON.stringify(rest)}`;
  return `, line ${lines.length}, column ${column}, ${near}`;
}
