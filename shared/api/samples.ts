// Calls about the samples of a run: what is known of each, and corrections of its mined set.
import { type } from '@orpc/contract';
import { z } from 'zod';
import { correctionNote, correctionVersion } from '../correction-origin.ts';
import type { SerializedError } from '../errors.ts';
import type { RunPoint } from '../events.ts';
import { markText } from '../mark-bits.ts';
import type { MinedSet } from '../mined-set.ts';
import { type SplitName, splitName } from '../thumbnail-address.ts';
import { call } from './call.ts';
import type { SampleSet } from './data.ts';
import { type Bytes, runId } from './runs.ts';

export interface CorrectionSummary {
  readonly version: number;
  readonly basedOn: number | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly author: string;
  readonly note: string;
  readonly marked: number;
  readonly unmarked: number;
}

export interface RunSplit {
  readonly split: SplitName;
  /** Of samples that the run knows. */
  readonly count: number;
  /** The network whose predictions there are; null where there are none of these samples. */
  readonly predictions: RunPoint | null;
  /** Samples of the run whose image is gone, and images that are new since. */
  readonly gone: number;
  readonly added: number;
  /** Another one where what is said of samples by their index would be said of others, or of another mined set. */
  readonly digest: string;
}

export interface RunSamples {
  /** False of a preview from the run's folder alone: bias labels, names and the other splits are yet to come. */
  readonly isListed: boolean;
  /** Null where the data set cannot be opened: then there are no images and no bias labels. */
  readonly set: SampleSet | null;
  /** Why it cannot. */
  readonly problem: SerializedError | null;
  readonly splits: readonly RunSplit[];
  /** How the run's mined set came about; null where it has none. */
  readonly mined: Pick<MinedSet, 'method' | 'network' | 'step' | 'threshold' | 'corrected'> | null;
  /** Why it cannot be read, where there is one. */
  readonly minedProblem: SerializedError | null;
  /** The corrections of it, the latest last. */
  readonly corrections: readonly CorrectionSummary[];
}

export const samplesContract = {
  /**
   * The samples of a run in a fraction of the time that listing a large data set takes: as they were when it was listed last,
   * else the training samples by what the run's own folder knows. Null where nothing is known of them.
   */
  preview: call.input(z.object({ run: runId })).output(type<RunSamples | null>()),
  /** Opens the samples of a run: its data set is listed. */
  open: call.input(z.object({ run: runId })).output(type<RunSamples>()),
  /** `columnsOver` reads them; of a split that was opened. */
  columns: call.input(z.object({ run: runId, split: splitName })).output(type<Bytes>()),
  /** The corrections of a run's mined set, the latest last: without opening its samples. */
  corrections: call.input(z.object({ run: runId })).output(type<readonly CorrectionSummary[]>()),
  /** Marks of a corrected mined set, as a byte 0 or 1 for each training sample. */
  correction: call.input(z.object({ run: runId, version: correctionVersion })).output(type<Bytes>()),
  /**
   * Saves the marks as the next version of the run's mined set: nothing that was saved is ever replaced. `others` are the
   * versions that were saved meanwhile, after the one that this goes on from. Throws `correction-empty` where nothing differs
   * from what was mined, `mined-set-useless` where nothing, or everything, is mined.
   */
  correct: call
    .input(z.object({ run: runId, basedOn: correctionVersion.nullable(), marks: markText, note: correctionNote }))
    .output(type<{ saved: CorrectionSummary; others: readonly number[] }>()),
};
