// How a command's error is told, and with which exit code.
import { CommanderError } from 'commander';
import { KnownError, serializeError } from '../../shared/errors.ts';

/** 128 + SIGINT, as shells have it. */
export const EXIT_INTERRUPTED = 130;
/** Errors that say that the user stopped something, by Ctrl-C. */
const stoppedByUser: ReadonlySet<string> = new Set(['engine-killed', 'set-up-stopped', 'data-stopped']);
const EXIT_USER = 2;
const EXIT_FAILURE = 1;

/** Writes the error to stderr, as one JSON line where `json` is set, and returns the exit code. */
export function printError(error: unknown, json: boolean): number {
  // Commander has written its own message, or the help that was asked for.
  if (error instanceof CommanderError) return commanderExit(error, json);
  const serialized = serializeError(error);
  if (json) process.stderr.write(`${JSON.stringify({ error: serialized })}\n`);
  else {
    process.stderr.write(`error: ${serialized.message}\n  → ${serialized.remedy}\n`);
    if (serialized.stack !== undefined) process.stderr.write(`${serialized.stack}\n`);
  }
  if (error instanceof KnownError && stoppedByUser.has(error.code)) return EXIT_INTERRUPTED;
  return serialized.kind === 'user' ? EXIT_USER : EXIT_FAILURE;
}

function commanderExit(error: CommanderError, json: boolean): number {
  if (error.exitCode === 0) return 0;
  if (json) {
    const message = error.message.replace(/^error: /, '');
    const facts = { kind: 'user', code: error.code.replace('commander.', ''), message, remedy: 'See `dcwp help`.' };
    process.stderr.write(`${JSON.stringify({ error: facts })}\n`);
  }
  return EXIT_USER;
}
