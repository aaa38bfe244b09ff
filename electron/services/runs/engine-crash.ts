// The error of an engine process that ended without saying so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError } from '../../../shared/errors.ts';
import type { EngineExit } from './engine-channel.ts';

/** Name of the file in a run's folder that takes what the engine's process prints. */
export const ENGINE_LOG = 'engine.log';

const TAIL_LINES = 12;
const TAIL_CHARACTERS = 2000;

/** What TensorFlow prints whenever it is loaded: it explains no end. */
const GREETINGS = [
  /^WARNING: All log messages before absl::InitializeLog\(\)/,
  /oneDNN custom operations are on/,
  /This TensorFlow binary is optimized to use available CPU instructions/,
  /^To enable the following instructions: .* rebuild TensorFlow/,
];

/** Says how it ended, with the last lines that it printed. */
export function crashError(folder: string, logFile: string, exit: EngineExit): FailureError {
  const tail = tailOf(logFile);
  const message = `The training process ${manner(exit)}`;
  return new FailureError({
    code: 'engine-crashed',
    message: tail === '' ? message : `${message}. Its last lines, from ${logFile}:\n${tail}`,
    remedy: resumeCommand(folder),
  });
}

/** The error of a run that has no end in its log, and whose process is gone: nobody saw how. */
export function lostError(folder: string): FailureError {
  const logFile = join(folder, ENGINE_LOG);
  const tail = tailOf(logFile);
  const message = 'The training process vanished: it was killed, or the machine went down';
  return new FailureError({
    code: 'engine-lost',
    message: tail === '' ? message : `${message}. Its last lines, from ${logFile}:\n${tail}`,
    remedy: resumeCommand(folder),
  });
}

/** The error of a process that was ended at once on request. */
export function killedError(folder: string): FailureError {
  return new FailureError({
    code: 'engine-killed',
    message: 'The training process was ended at once; what came after the last checkpoint is trained again',
    remedy: resumeCommand(folder),
  });
}

/** The command that goes on with a run. */
export const resumeCommand = (folder: string): string => `dcwp resume ${folder}`;

function manner({ code, signal, failure }: EngineExit): string {
  if (failure !== undefined) return `could not be started: ${failure}`;
  if (signal === 'SIGKILL') return 'was killed (SIGKILL): by someone, or by the system for want of memory';
  if (signal !== null) return `crashed (${signal})`;
  return `ended unexpectedly (exit code ${code})`;
}

function tailOf(logFile: string): string {
  try {
    const lines = readFileSync(logFile, 'utf8').slice(-TAIL_CHARACTERS).trimEnd().split('\n');
    return lines
      .filter((line) => !GREETINGS.some((greeting) => greeting.test(line)))
      .slice(-TAIL_LINES)
      .join('\n');
  } catch {
    return '';
  }
}
