// The workbench as one object: runs, queue, jobs, settings of one user on this machine, whichever host serves it.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ProbeBinding } from '../../build/native/probe.ts';
import type { RunEstimate, RunOrder } from '../../shared/api/runs.ts';
import { UserError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import type { SettingsChange, UserSettings } from '../../shared/user-settings.ts';
import { Changes } from './changes.ts';
import { listInThread } from './data/list-in-thread.ts';
import { SampleSets } from './data/sample-sets.ts';
import { ThumbnailSheets } from './data/thumbnail-sheets.ts';
import { Thumbnails } from './data/thumbnails.ts';
import { type EvaluationOrder, startEvaluation } from './evaluation/evaluation-job.ts';
import { type ExportWork, startExport } from './exporting/export-job.ts';
import { exportFolderOf } from './exporting/exports.ts';
import type { HomeFolders } from './folders.ts';
import { Jobs } from './jobs.ts';
import { OftenAtMost } from './often-at-most.ts';
import type { LaunchEngine } from './runs/engine-channel.ts';
import { trainRequest } from './runs/engine-request.ts';
import { type EstimateOrder, Estimates } from './runs/estimates.ts';
import { KeptTimings } from './runs/kept-timings.ts';
import { createOrdered, type OrderPlace } from './runs/order-run.ts';
import { RemovedRuns } from './runs/removed-runs.ts';
import { RunLibrary } from './runs/run-library.ts';
import { type QueuePlace, RunQueue } from './runs/run-queue.ts';
import { RunSampleSets } from './samples/run-samples.ts';
import { readSettings, writeSettings } from './settings-file.ts';
import { settingsFile } from './user-folders.ts';

/** What a host gives. */
export interface WorkbenchHost {
  readonly home: HomeFolders;
  readonly launch: LaunchEngine;
  /** How a native runtime is tried, where that is not by a process of Node. */
  readonly probe?: ProbeBinding;
  /** Puts a folder into the system's bin. */
  readonly bin: (path: string) => Promise<void>;
  /** Shows a folder in the system's file manager. */
  readonly reveal: (path: string) => Promise<void>;
}

/** How often a run at work is read at most. */
const EVENT_MS = 100;

/** The parts that belong to one folder of runs. */
interface Runs {
  readonly library: RunLibrary;
  readonly queue: RunQueue;
  readonly removed: RemovedRuns;
  /** Where those that were removed stood in the queue, from 0; nothing of others. */
  readonly places: Map<string, number>;
}

export class Workbench {
  readonly changes = new Changes();
  readonly samples = new SampleSets(listInThread);
  readonly runSamples = new RunSampleSets(this.samples);
  readonly thumbnails = new Thumbnails(this.samples);
  readonly sheets = new ThumbnailSheets(this.samples);
  readonly jobs = new Jobs(() => this.#noteSurroundings());
  readonly #estimates: Estimates;
  readonly #host: WorkbenchHost;
  readonly #settingsFile: string;
  #settings: UserSettings;
  #runs: Runs;
  /** Names this life of the library: versions of another one mean nothing. */
  #epoch: string = randomUUID();
  #surroundings = 0;

  private constructor(host: WorkbenchHost) {
    this.#host = host;
    this.#estimates = new Estimates(host.launch, new KeptTimings(join(host.home.cache, 'timings.json')));
    this.#settingsFile = settingsFile(host.home);
    this.#settings = readSettings(this.#settingsFile);
    this.#runs = this.#openRuns();
  }

  /** Reads the runs and begins with those that waited when the host ended. Throws a KnownError where settings are not readable. */
  static async open(host: WorkbenchHost): Promise<Workbench> {
    const workbench = new Workbench(host);
    await workbench.#begin();
    return workbench;
  }

  get probe(): ProbeBinding | undefined {
    return this.#host.probe;
  }

  get settings(): UserSettings {
    return this.#settings;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Version that queue, jobs or settings changed with last. */
  get surroundings(): number {
    return this.#surroundings;
  }

  get library(): RunLibrary {
    return this.#runs.library;
  }

  get queue(): RunQueue {
    return this.#runs.queue;
  }

  get removed(): RemovedRuns {
    return this.#runs.removed;
  }

  get dataFolder(): string {
    return this.#settings.dataFolder ?? this.#host.home.data;
  }

  /** Throws the UserError `engine-busy` where the folder of runs would change under a run at work or waiting. */
  async setSettings(wanted: SettingsChange): Promise<UserSettings> {
    const {
      dataFolder = this.#settings.dataFolder,
      runsFolder = this.#settings.runsFolder,
      theme = this.#settings.theme,
      views = this.#settings.views,
    } = wanted;
    const settings = { dataFolder, runsFolder, theme, views };
    const moves = settings.runsFolder !== this.#settings.runsFolder;
    if (moves && (this.queue.activeId !== null || this.queue.waiting.length > 0)) throw busy();
    writeSettings(this.#settingsFile, settings);
    this.#settings = settings;
    if (moves) await this.#moveRuns();
    this.#noteSurroundings();
    return settings;
  }

  /** Where orders of runs are carried out. */
  get orderPlace(): OrderPlace {
    const { root } = this.library;
    return { runsRoot: root, dataFolder: this.dataFolder, runOf: (id) => this.library.get(id).run };
  }

  /** Makes the run and puts it in the queue; returns its id. Throws a KnownError that names all that stands against it. */
  async startRun(order: RunOrder, place: QueuePlace): Promise<string> {
    const { record } = await createOrdered(order, this.orderPlace);
    this.library.refresh(record.id);
    this.queue.add(record.id, place);
    return record.id;
  }

  /** Begins the job. Throws the UserError `run-busy` where the run is at work: its networks are not what will count. */
  evaluate(id: string, order: Omit<EvaluationOrder, 'run'>): Job {
    const { run, isAtWork } = this.library.get(id);
    if (isAtWork || this.queue.activeId === id) throw atWork(id);
    return startEvaluation(this.jobs, this.dataFolder, this.#host.launch, { run, ...order });
  }

  /** How long an order would take here. Throws as `Estimates.of` does. */
  estimate(order: EstimateOrder, signal?: AbortSignal): Promise<RunEstimate> {
    return this.#estimates.of(order, this.orderPlace, () => this.library.isTraining, signal);
  }

  /** Begins the job. Throws the UserError `run-busy` where the run is at work. */
  export(id: string, order: Omit<ExportWork, 'run'>): Job {
    const { run, isAtWork } = this.library.get(id);
    if (isAtWork || this.queue.activeId === id) throw atWork(id);
    return startExport(this.jobs, this.dataFolder, this.#host.launch, { run, ...order });
  }

  /** Throws the UserError `export-missing` where the run has no such export. */
  async revealExport(id: string, name: string): Promise<void> {
    await this.#host.reveal(exportFolderOf(this.library.get(id).run, name));
  }

  /** One HTML file. Throws the UserError `run-empty` where the run has not begun. */
  async report(id: string): Promise<string> {
    const { makeReport } = await import('./report/make-report.ts');
    return await makeReport(this.library.get(id).run, this.dataFolder, Date.now());
  }

  /** Throws the UserError `run-busy`, with nothing removed, where one of them is at work. */
  removeRuns(ids: readonly string[]): void {
    for (const id of ids) if (this.library.get(id).isAtWork || this.queue.activeId === id) throw atWork(id);
    const { waiting } = this.queue;
    for (const id of ids) {
      const place = waiting.indexOf(id);
      if (place === -1) this.#runs.places.delete(id);
      else this.#runs.places.set(id, place);
      if (this.queue.isWaiting(id)) this.queue.stop(id);
      this.removed.remove(id);
      this.library.refresh(id);
    }
  }

  /** Those that waited when they were removed wait again, where they did: the first of them first. */
  restoreRuns(ids: readonly string[]): void {
    const { places } = this.#runs;
    const placeOf = (id: string): number => places.get(id) ?? Number.POSITIVE_INFINITY;
    for (const id of ids) {
      this.removed.restore(id);
      this.library.refresh(id);
    }
    for (const id of ids.filter((known) => places.has(known)).toSorted((a, b) => placeOf(a) - placeOf(b))) {
      this.queue.add(id, 'last');
      // It is at work already where the engine was free.
      if (this.queue.isWaiting(id)) this.queue.move(id, placeOf(id));
      places.delete(id);
    }
  }

  /** Saves what the engine works on, and lets go of everything. */
  async close(): Promise<void> {
    this.jobs.cancelAll();
    this.#estimates.stop();
    await this.queue.close();
    this.library.close();
    await this.removed.discardAll();
  }

  async #moveRuns(): Promise<void> {
    this.library.close();
    await this.removed.discardAll();
    this.#epoch = randomUUID();
    this.#runs = this.#openRuns();
    await this.#begin();
  }

  async #begin(): Promise<void> {
    await this.library.open();
    this.queue.open();
    void this.removed.discardAll();
  }

  #noteSurroundings(): void {
    this.#surroundings = this.changes.bump();
  }

  #openRuns(): Runs {
    const { home, launch, bin } = this.#host;
    const root = this.#settings.runsFolder ?? home.runs;
    const cacheFile = join(home.cache, 'run-summaries.json');
    const library = new RunLibrary(root, cacheFile, this.changes, {
      isWaiting: (id) => queue.isWaiting(id),
      isActive: (id) => queue.activeId === id,
    });
    const reading = new OftenAtMost(EVENT_MS, (id: string) => library.refresh(id));
    const queue: RunQueue = new RunQueue(
      {
        root,
        has: (id) => library.has(id),
        request: (id) => trainRequest(library.get(id).run, this.dataFolder),
        onPoint: (id, point) => library.moved(id, point),
        onEvent: (id) => reading.ask(id),
        onQueued: (id) => {
          library.queueChanged(id);
          this.#noteSurroundings();
        },
        onEngine: (id, error) => {
          if (queue.activeId !== null) this.#estimates.stop();
          library.engineChanged(id, error);
          this.#noteSurroundings();
        },
      },
      launch,
    );
    return { library, queue, removed: new RemovedRuns(root, bin), places: new Map() };
  }
}

const busy = (): UserError =>
  new UserError({
    code: 'engine-busy',
    message: 'The folder of runs cannot be another one while a run is at work or waits',
    remedy: 'Stop the run and empty the queue first.',
  });

const atWork = (id: string): UserError =>
  new UserError({
    code: 'run-busy',
    message: `The run ${id} is at work`,
    remedy: 'Wait for its end, or stop it.',
  });
