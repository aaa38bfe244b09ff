// What is wrong with the files of a data set, gathered so that one report names all of it.
import { UserError } from '../shared/errors.ts';

export interface Problem {
  /** Kebab-case name of the cause: `misnamed`, `label-out-of-range`, `image-unreadable` ... */
  readonly code: string;
  /** Path below the data root. */
  readonly path: string;
  readonly message: string;
}

/** What is not wrong and worth knowing: a run goes on with it. */
export type Notice = Problem;

/**
 * One error for all problems of a data set. Its code is the problems' own where they share one, else
 * `data-set-damaged`; its message shows the first `shown`.
 */
export function problemsError(name: string, problems: readonly Problem[], remedy: string, shown = 10): UserError {
  const [first] = problems;
  const alike = first !== undefined && problems.every(({ code }) => code === first.code);
  const lines = problems.slice(0, shown).map(({ path, message }) => `\n  ${path}: ${message}`);
  if (shown > 0 && problems.length > shown) {
    lines.push(`\n  and ${problems.length - shown} more`);
  }
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new UserError({
    code: alike ? first.code : 'data-set-damaged',
    message: `The data set ${name} has ${count}${shown > 0 ? ':' : ''}${lines.join('')}`,
    remedy,
  });
}
