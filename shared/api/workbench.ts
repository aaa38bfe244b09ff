// Calls about the workbench as a whole: what changed, the user's settings, this machine.
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Job } from '../job.ts';
import type { RunSummary } from '../run-summary.ts';
import { settingsChange, type UserSettings } from '../user-settings.ts';
import { call, callWithoutInput } from './call.ts';

/** What changed since an earlier answer. */
export interface WorkbenchChanges {
  /** To be given with the next question. */
  readonly cursor: string;
  /** Whether this is everything (a first answer, or the host was started anew): what is not in it is gone. */
  readonly complete: boolean;
  /** New and changed ones. */
  readonly runs: readonly RunSummary[];
  /** Ids of runs that are gone. */
  readonly removed: readonly string[];
  /** Ids of the runs that wait for the engine, the next one first. */
  readonly queue: readonly string[];
  /** All of them, the latest last. */
  readonly jobs: readonly Job[];
  readonly settings: UserSettings;
}

/** What this machine has for the workbench. */
export interface MachineReport {
  /** Whether training is possible now. */
  readonly ready: boolean;
  /** What was found, by name. */
  readonly facts: readonly (readonly [name: string, finding: string])[];
  readonly problems: readonly {
    /** `blocking`: nothing can be trained until it is mended. */
    readonly weight: 'blocking' | 'advice';
    readonly what: string;
    /** A command, or a sentence where none exists. */
    readonly remedy: string;
  }[];
  /** What the native runtime computes on; null where there is none. */
  readonly device: 'cpu' | 'cuda' | null;
}

/** A folder of this machine, to choose one of its subfolders in a page that has no dialog for that. */
export interface FolderListing {
  readonly path: string;
  /** Null of a root. */
  readonly parent: string | null;
  /** Names, hidden ones left out. */
  readonly folders: readonly string[];
}

const jobId = z.object({ id: z.string().max(100) });

export const workbenchContract = {
  /**
   * Waits until something changed after `cursor` (null at first), 20 s at most, and answers at most four times a second: a
   * page that is slow or asleep gets the latest state, not every state between.
   */
  changes: call.input(z.object({ cursor: z.string().max(100).nullable() })).output(type<WorkbenchChanges>()),
  /** Changes those that are given; throws where a folder is not usable. */
  setSettings: call.input(settingsChange).output(type<UserSettings>()),
  /** Takes about a second; changes nothing. */
  examine: callWithoutInput.output(type<MachineReport>()),
  /** Begins a job that makes the native runtime: a download of some 300 MB, 1.5 GB for CUDA. */
  setUpRuntime: call.input(z.object({ device: z.enum(['auto', 'cpu', 'cuda']) })).output(type<{ job: string }>()),
  /** Begins a job that builds Colored MNIST where it is not there, then starts a run of the preset `quick`. */
  demo: callWithoutInput.output(type<{ job: string }>()),
  cancelJob: call.input(jobId).output(type<void>()),
  /** Forgets a job that has ended. */
  dismissJob: call.input(jobId).output(type<void>()),
  /** Null for the user's home. */
  folders: call.input(z.object({ path: z.string().max(4096).nullable() })).output(type<FolderListing>()),
};
