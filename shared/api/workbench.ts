// Calls about the workbench as a whole: what changed, the user's settings, this machine.
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Job } from '../job.ts';
import type { RunSummary } from '../run-summary.ts';
import { settingsChange, type UserSettings } from '../user-settings.ts';
import { call } from './call.ts';

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

export const workbenchContract = {
  /**
   * Waits until something changed after `cursor` (null at first), 20 s at most, and answers at most four times a second: a
   * page that is slow or asleep gets the latest state, not every state between.
   */
  changes: call.input(z.object({ cursor: z.string().max(100).nullable() })).output(type<WorkbenchChanges>()),
  /** Changes those that are given; throws where a folder is not usable. */
  setSettings: call.input(settingsChange).output(type<UserSettings>()),
};
