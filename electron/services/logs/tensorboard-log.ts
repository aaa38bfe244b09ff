// A run as TensorBoard reads it: a folder of event files for each part of the run, so that parts lie over one another.
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventOf, type RunEvent, type RunPoint, runPoint } from '../../../shared/events.ts';
import { restartOf } from '../../../shared/surviving-events.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import { fileStart, restart, summaryRecord } from '../../formats/tensorboard/event-file.ts';
import { summariesOf } from './event-summaries.ts';

export class TensorBoardLog {
  readonly #folder: string;
  readonly #runFolder: string;
  /** Open files, by part. */
  readonly #files = new Map<string, number>();
  #data: EventOf<'data-opened'> | null = null;

  /** `folder` receives a folder for each part; `runFolder` holds the checkpoints that events name. */
  constructor(folder: string, runFolder: string) {
    this.#folder = folder;
    this.#runFolder = runFolder;
  }

  /** Written at once, so that TensorBoard shows a run while it trains. Throws a FailureError where it cannot be. */
  add(event: RunEvent): void {
    if (event.type === 'data-opened') this.#data = event;
    const back = restartOf(event);
    if (back !== null) this.#write(back, event.at, restart({ at: event.at, step: back.step + 1 }));
    const summaries = summariesOf(event, this.#data, this.#runFolder);
    const point = runPoint.safeParse(event).data;
    if (summaries.length === 0 || point === undefined) return;
    this.#write(point, event.at, summaryRecord({ at: event.at, step: point.step }, summaries));
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  #write({ stage, network }: RunPoint, at: number, record: Uint8Array): void {
    const part = `${stage}-${network}`;
    // Names in the order of time: TensorBoard reads a part's files by name.
    const path = join(this.#folder, part, `events.out.tfevents.${Math.round(at)}.dcwp`);
    try {
      let file = this.#files.get(part);
      if (file === undefined) {
        mkdirSync(join(this.#folder, part), { recursive: true });
        file = openSync(path, 'a');
        this.#files.set(part, file);
        writeFileSync(file, fileStart(at));
      }
      writeFileSync(file, record);
    } catch (error) {
      throw writeFailure(path, error, 'give the command again');
    }
  }
}
