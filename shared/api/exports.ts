// Calls about taking a run's network away: what it was exported as, exporting it, and where that is.
import { type } from '@orpc/contract';
import { z } from 'zod';
import { exportOrder } from '../export-order.ts';
import type { ModelCard } from '../model-card.ts';
import { call } from './call.ts';
import { runId } from './runs.ts';

/** An export in the run's own folder. */
export interface ExportListing {
  /** Of its folder. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Without the configuration, which is the run's. */
  readonly card: Omit<ModelCard, 'run'>;
}

const ofRun = z.object({ run: runId });

export const exportsContract = {
  /** The latest first. */
  list: call.input(ofRun).output(type<readonly ExportListing[]>()),
  /**
   * Begins a job that writes the network and checks what it wrote, in an engine process of its own. `out` is an absolute path
   * of a folder that is empty or not there yet; null for one in the run's folder.
   */
  start: call
    .input(ofRun.extend({ order: exportOrder, out: z.string().min(1).max(4096).nullable() }))
    .output(type<{ job: string }>()),
  /** Shows an export's folder in the system's file manager. */
  reveal: call.input(ofRun.extend({ name: z.string().max(255) })).output(type<void>()),
};
