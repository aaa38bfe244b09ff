// A run's state, kept up to date from its log.
import { parseEventLog } from '../../../shared/event-log.ts';
import { emptyRunState, type RunState, runStateOf } from '../../../shared/run-state.ts';
import { readLines, withoutMasks } from './log-reader.ts';

export class RunFollower {
  readonly #folder: string;
  #offset = 0;
  #state: RunState = emptyRunState;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** After all that is written by now. Throws a UserError on a broken line or a newer format. */
  read(): RunState {
    for (;;) {
      const piece = readLines(this.#folder, this.#offset);
      if (piece.bytes.length === 0) return this.#state;
      const events = parseEventLog(withoutMasks(piece, this.#offset), this.#folder);
      this.#state = runStateOf(events, this.#state);
      this.#offset = piece.next;
    }
  }
}
