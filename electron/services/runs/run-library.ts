// All runs of a folder, each as a summary that is kept up to date: those of other processes too.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import type { RunPoint } from '../../../shared/events.ts';
import type { RunLabel } from '../../../shared/run-label.ts';
import type { RunSummary } from '../../../shared/run-summary.ts';
import type { Changes } from '../changes.ts';
import { writeLabel } from './label-file.ts';
import { LibraryRun, type QueueStanding, stampOf } from './library-run.ts';
import { openRun } from './open-run.ts';
import { SummaryCache } from './summary-cache.ts';

/** How often runs at work are looked at, how often the folder for new ones, and how often all of them. */
const FOLLOW_MS = 500;
const SCAN_MS = 2000;
const SCANS_TO_FULL = 10;
/** Runs read before others get a turn. */
const TURN = 20;

export class RunLibrary {
  readonly root: string;
  readonly changes: Changes;
  readonly #cache: SummaryCache;
  readonly #queue: QueueStanding;
  readonly #runs = new Map<string, LibraryRun>();
  /** Versions at which runs were gone. */
  readonly #removed = new Map<string, number>();
  #timers: NodeJS.Timeout[] = [];
  #scans = 0;

  constructor(root: string, cacheFile: string, changes: Changes, queue: QueueStanding) {
    this.root = root;
    this.changes = changes;
    this.#cache = new SummaryCache(cacheFile);
    this.#queue = queue;
  }

  /** Reads the folder, then looks at it from time to time until `close`. */
  async open(): Promise<void> {
    await this.scan();
    this.#timers = [
      setInterval(() => void this.scan(), SCAN_MS).unref(),
      setInterval(() => this.#followActive(), FOLLOW_MS).unref(),
    ];
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#cache.save([...this.#runs.values()].map(({ stamp, summary }) => [stamp, summary]));
  }

  /** Changed, and gone, after that version. */
  since(version: number): { readonly runs: RunSummary[]; readonly removed: string[] } {
    const changed = [...this.#runs.values()].filter((run) => run.version > version);
    const removed = [...this.#removed].filter(([, at]) => at > version).map(([id]) => id);
    return { runs: changed.map(({ summary }) => summary), removed };
  }

  /** Throws the UserError `run-missing`. */
  get(id: string): LibraryRun {
    const run = this.#runs.get(id);
    if (run !== undefined) return run;
    throw new UserError({
      code: 'run-missing',
      message: `There is no run ${id} in ${this.root}`,
      remedy: 'It may have been removed or renamed meanwhile: the table of runs shows what is there.',
    });
  }

  has(id: string): boolean {
    return this.#runs.has(id);
  }

  /** Whether a run trains now, in whichever process. */
  get isTraining(): boolean {
    return [...this.#runs.values()].some(({ summary }) => ['starting', 'running'].includes(summary.status));
  }

  /** All that changed in the folder since the last time; mostly, of known runs only those at work are looked at. */
  async scan(): Promise<void> {
    const full = this.#scans++ % SCANS_TO_FULL === 0;
    const names = namesIn(this.root);
    const there = new Set(names);
    for (const id of this.#runs.keys()) if (!there.has(id)) this.#forget(id);
    let read = 0;
    for (const id of names) {
      if (!full && this.#runs.has(id)) continue;
      this.refresh(id);
      if (++read % TURN === 0) await new Promise((turn) => setImmediate(turn));
    }
  }

  /** Looks at one run now. */
  refresh(id: string): void {
    const folder = join(this.root, id);
    const stamp = stampOf(folder);
    const known = this.#runs.get(id);
    if (stamp === undefined) this.#forget(id);
    else if (known !== undefined) this.#note(known, known.refresh(stamp));
    else this.#add(id, this.#read(id, folder, stamp));
  }

  #add(id: string, run: LibraryRun | undefined): void {
    if (run === undefined) return;
    this.#runs.set(id, run);
    this.#removed.delete(id);
    run.version = this.changes.bump();
  }

  #read(id: string, folder: string, stamp: string): LibraryRun | undefined {
    try {
      const cached = this.#cache.get(folder, stamp);
      const run = cached === undefined ? openRun(folder, this.root) : { folder, record: cached.record };
      return new LibraryRun(run, id, this.#queue, stamp, cached);
    } catch {
      return undefined; // Not the folder of a run, or of one that this version does not read.
    }
  }

  #note(run: LibraryRun, { moved, changed }: { readonly moved: boolean; readonly changed: boolean }): void {
    if (!moved) return;
    const version = this.changes.bump();
    if (changed) run.version = version;
  }

  #followActive(): void {
    for (const [id, run] of this.#runs) if (run.isAtWork) this.refresh(id);
  }

  #forget(id: string): void {
    if (this.#runs.delete(id)) this.#removed.set(id, this.changes.bump());
  }

  /** Where training is now, as its engine says. */
  moved(id: string, point: RunPoint): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    run.point = point;
    run.tick++;
    this.changes.bump();
  }

  /** An engine began, or ended, its work on the run; `error` where its log doesn't say how. */
  engineChanged(id: string, error: RunSummary['error']): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    run.setError(error);
    this.#note(run, run.remake());
  }

  /** The run entered the queue or left it. */
  queueChanged(id: string): void {
    const run = this.#runs.get(id);
    if (run !== undefined) this.#note(run, run.remake());
  }

  label(id: string, label: RunLabel): void {
    writeLabel(this.get(id).run.folder, label);
    this.refresh(id);
  }
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root).filter((name) => !name.startsWith('.'));
  } catch {
    return []; // Not there yet.
  }
}
