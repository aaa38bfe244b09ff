// The run's events.jsonl, as the engine writes it.
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS_FILE, formatEvent } from '../../shared/event-log.ts';
import type { RunEvent } from '../../shared/events.ts';
import { writeFailure } from '../../shared/write-failure.ts';

const LINE_BREAK = 0x0a;

/**
 * Appends events, each as one write of a whole line: what was appended survives kill -9 (a write takes 5 µs); `flush`
 * makes it survive a power cut. One process may have a run's log open at a time.
 */
export class RunLog {
  readonly #path: string;
  readonly #file: number;
  #length: number;

  /** Opens the log of the run in `folder`; a torn last line, of a process that was killed, is cut away. */
  constructor(folder: string) {
    this.#path = join(folder, EVENTS_FILE);
    try {
      this.#file = openSync(this.#path, 'a+');
      this.#length = readFileSync(this.#file).lastIndexOf(LINE_BREAK) + 1;
      ftruncateSync(this.#file, this.#length);
    } catch (error) {
      throw writeFailure(this.#path, error);
    }
  }

  /** Throws a FailureError where the disk is full; the log then ends with the line before. */
  append(event: RunEvent): void {
    const bytes = Buffer.from(formatEvent(event));
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
      this.#length += bytes.length;
    } catch (error) {
      ftruncateSync(this.#file, this.#length);
      throw writeFailure(this.#path, error);
    }
  }

  /** Returns once all that was appended is on the disk. */
  flush(): void {
    try {
      fsyncSync(this.#file);
    } catch (error) {
      throw writeFailure(this.#path, error);
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}
