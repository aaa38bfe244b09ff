// Runs that the user deleted: set aside in the folder of runs at first, where they can be brought back from.
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { writeFailure } from '../../../shared/write-failure.ts';

const FOLDER = '.removed';

/** How long a run can be brought back from within the workbench. From the system's bin it can be later. */
export const RESTORABLE_MS = 10 * 60_000;

export class RemovedRuns {
  readonly #root: string;
  readonly #bin: (path: string) => Promise<void>;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  /** `root` holds the runs; `bin` puts a folder into the system's bin. */
  constructor(root: string, bin: (path: string) => Promise<void>) {
    this.#root = root;
    this.#bin = bin;
  }

  /** Sets the run aside. Throws a FailureError where its folder cannot be moved. */
  remove(id: string): void {
    const target = this.#aside(id);
    try {
      mkdirSync(join(this.#root, FOLDER), { recursive: true });
      renameSync(join(this.#root, id), target);
    } catch (error) {
      throw writeFailure(target, error);
    }
    this.#timers.set(id, setTimeout(() => void this.#discard(id), RESTORABLE_MS).unref());
  }

  /** Throws a UserError where it is in the system's bin by now, or another run has its name. */
  restore(id: string): void {
    const home = join(this.#root, id);
    if (!existsSync(this.#aside(id)) || existsSync(home)) {
      throw new UserError({
        code: 'run-not-restorable',
        message: existsSync(home) ? `There is another run ${id}` : `The run ${id} can no longer be brought back here`,
        remedy: "Look for its folder in the system's bin.",
      });
    }
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    renameSync(this.#aside(id), home);
  }

  /** Puts all that is set aside into the system's bin; what it does not take stays aside. */
  async discardAll(): Promise<void> {
    const folder = join(this.#root, FOLDER);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    await Promise.all(names.map((id) => this.#discard(id)));
  }

  async #discard(id: string): Promise<void> {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    try {
      await this.#bin(this.#aside(id));
    } catch {
      // No bin here, or not on this disk: deleting for good is not what was asked for. It is tried again at the next start.
    }
  }

  #aside(id: string): string {
    return join(this.#root, FOLDER, id);
  }
}
