// Calls that runs are compared by: their masks, what each says of every sample, what an evaluation looked into.
import { type } from '@orpc/contract';
import { z } from 'zod';
import { type EvaluationReport, reportOrder } from '../evaluation-report.ts';
import type { Overlap } from '../mask-overlap.ts';
import type { SplitPredictions } from '../split-predictions.ts';
import { splitName } from '../thumbnail-address.ts';
import { call } from './call.ts';
import { runId } from './runs.ts';

/** Of one layer in each pair of runs. */
export interface LayerOverlaps {
  readonly layer: string;
  /** [pairs], in the order of `MaskOverlaps.pairs`; null where one of the two has no such layer, or of another shape. */
  readonly overlaps: readonly (Overlap | null)[];
}

export interface MaskOverlaps {
  /** Runs that have a mask, in the order asked for, and the checkpoint that it is from. */
  readonly masked: readonly { readonly run: string; readonly checkpoint: string }[];
  /** Indices into `masked`. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly layers: readonly LayerOverlaps[];
}

/** A report without the features themselves, which a page has no use for. */
export type ReportView = Omit<EvaluationReport, 'sample'> & {
  readonly sample: Omit<EvaluationReport['sample'], 'features'>;
};

const splitOfRun = z.object({ run: runId, split: splitName });

export const comparisonContract = {
  /** Runs without a mask are left out. Throws where a checkpoint is damaged. */
  masks: call.input(z.object({ runs: z.array(runId).min(2).max(8) })).output(type<MaskOverlaps>()),
  /** Null where the split was not evaluated. */
  predictions: call.input(splitOfRun).output(type<SplitPredictions | null>()),
  /** The latest report of a split; null where there is none. */
  report: call.input(splitOfRun).output(type<ReportView | null>()),
  /**
   * Begins a job: predictions of every sample of the split, and with `report` features of some, laid out in the plane. It
   * may run beside training, which is then slower.
   */
  evaluate: call.input(splitOfRun.extend({ report: reportOrder.nullable() })).output(type<{ job: string }>()),
};
