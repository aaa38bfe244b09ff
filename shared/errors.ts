// Typed errors, and the one pair that carries them across a process boundary.
import { z } from 'zod';

/** Who can mend it: `user` (arguments, data, files; exit code 2) or `failure` (machine, program; exit code 1). */
const errorKind = z.enum(['user', 'failure']);
export type ErrorKind = z.infer<typeof errorKind>;

export interface ErrorFacts {
  /** Stable kebab-case name of the cause, such as `data-set-missing`. */
  readonly code: string;
  /** What was wrong with which input, where. One sentence without a line break where possible. */
  readonly message: string;
  /** What to do about it: a command or a setting. */
  readonly remedy: string;
}

/** An error whose cause is known. Its message never repeats the remedy. */
export class KnownError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly remedy: string;

  constructor(kind: ErrorKind, facts: ErrorFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = kind === 'user' ? 'UserError' : 'FailureError';
    this.kind = kind;
    this.code = facts.code;
    this.remedy = facts.remedy;
  }
}

/** The user's error: exit code 2. */
export class UserError extends KnownError {
  constructor(facts: ErrorFacts, options?: ErrorOptions) {
    super('user', facts, options);
  }
}

/** A failure of machine or program: exit code 1. */
export class FailureError extends KnownError {
  constructor(facts: ErrorFacts, options?: ErrorOptions) {
    super('failure', facts, options);
  }
}

export const serializedError = z.object({
  kind: errorKind,
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  stack: z.string().optional(),
});
export type SerializedError = z.infer<typeof serializedError>;

/** What crosses the boundary. An error of unknown cause becomes a failure with the code `unexpected` and its stack. */
export function serializeError(error: unknown): SerializedError {
  if (error instanceof KnownError) {
    return { kind: error.kind, code: error.code, message: error.message, remedy: error.remedy };
  }
  const remedy = 'Please report it with the text above.';
  if (error instanceof Error) {
    const stack = error.stack === undefined ? {} : { stack: error.stack };
    return { kind: 'failure', code: 'unexpected', message: error.message, remedy, ...stack };
  }
  return { kind: 'failure', code: 'unexpected', message: String(error), remedy };
}

/** The other half: the typed error again. Throws a `ZodError` where the value is none. */
export function parseError(value: unknown): KnownError {
  const facts = serializedError.parse(value);
  return facts.kind === 'user' ? new UserError(facts) : new FailureError(facts);
}
