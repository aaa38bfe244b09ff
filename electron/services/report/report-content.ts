// All that a report is made from.
import type { RunLabel } from '../../../shared/run-label.ts';
import type { RunPart } from '../../../shared/run-parts.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import type { RunState } from '../../../shared/run-state.ts';

/** One image of the data set with what was said of it. */
export interface ShownSample {
  /** PNG as a data: address; null where the image could not be read. */
  readonly picture: string | null;
  readonly label: number;
  /** Null where it is unknown. */
  readonly bias: number | null;
  readonly conflicting: boolean | null;
  readonly prediction: number | null;
  /** p_label, 0 to 1. */
  readonly labelProbability: number | null;
}

export interface SampleRow {
  readonly title: string;
  readonly samples: readonly ShownSample[];
}

export interface ReportSamples {
  /** Test samples with what the last evaluation said of them. */
  readonly watched: readonly SampleRow[];
  /** Training samples that were mined. */
  readonly mined: readonly SampleRow[];
  /** Why there are no images; null where there are. */
  readonly problem: string | null;
}

/** A chart that `dcwp evaluate` left. */
export interface ReportPicture {
  readonly title: string;
  /** SVG as a data: address. */
  readonly source: string;
}

export interface ReportContent {
  readonly record: RunRecord;
  readonly label: RunLabel;
  readonly state: RunState;
  readonly parts: readonly RunPart[];
  readonly samples: ReportSamples;
  readonly pictures: readonly ReportPicture[];
  /** Version of the workbench that makes the report; when, in milliseconds since 1970. */
  readonly madeBy: string;
  readonly madeAt: number;
}
