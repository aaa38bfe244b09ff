// Calls about data sets: which there are, building and checking them, and the samples in them.
import { type } from '@orpc/contract';
import { z } from 'zod';
import { type SplitName, sampleSetId, splitName } from '../thumbnail-address.ts';
import { call, callWithoutInput } from './call.ts';
import { type FolderSurvey, type ImportPlan, importedFolder, importOrder, setName } from './import.ts';
import { type Bytes, runId } from './runs.ts';

/** Numbers of images; null where that is unknown. */
export interface RatioListing {
  /** In percent; null of a set without ratios. */
  readonly conflictPercent: number | null;
  readonly train: number;
  readonly aligned: number | null;
  readonly conflicting: number | null;
  readonly valid: number;
  /** Of the build; null where no builder of ours made it. */
  readonly seed: number | null;
}

export interface DatasetListing {
  readonly name: string;
  /** Its usual name where it is a known one. */
  readonly title: string | null;
  readonly ratios: readonly RatioListing[];
  readonly test: number;
  /** Why it could not be counted. */
  readonly problem: string | null;
}

/** What a wizard's form is made from. */
export interface BuilderListing {
  readonly name: string;
  readonly title: string;
  /** What it makes the set from. */
  readonly from: string;
  /** Whether it has that at hand: `source` may be left out then. */
  readonly bringsSource: boolean;
  /** What `source` may be, and what is taken without it. */
  readonly source: string;
  readonly conflictPercents: readonly number[];
  readonly settings: readonly {
    readonly name: string;
    readonly description: string;
    readonly minimum: number;
    readonly maximum: number;
    readonly default: number;
  }[];
}

export interface DataListing {
  /** The data folder. */
  readonly root: string;
  /** Those that are there. */
  readonly sets: readonly DatasetListing[];
  /** Those that the workbench knows, there or not; `folders` below the data folder is where it looks for them. */
  readonly known: readonly {
    readonly name: string;
    readonly title: string;
    readonly folders: readonly string[];
    readonly conflictPercents: readonly number[];
    readonly builder: string | null;
  }[];
  readonly builders: readonly BuilderListing[];
}

/** A set of samples at one conflict ratio, opened for looking at it. */
export interface SampleSet {
  /** For `samples` calls and thumbnails, until the host ends; then it is opened again. */
  readonly id: string;
  readonly name: string;
  readonly conflictPercent: number | null;
  readonly classNames: readonly string[];
  /** Null where there are no bias labels. */
  readonly biasNames: readonly string[] | null;
  /** Which groups are aligned [classes, biases]; null where that is unknown. */
  readonly aligned: readonly (readonly boolean[])[] | null;
  readonly splits: readonly {
    readonly split: SplitName;
    readonly count: number;
    /** Samples of each group: rows are classes, columns bias labels; one column where these are unknown. */
    readonly groups: readonly (readonly number[])[];
    /** `samplesDigest`: tells whether what a run says of its samples is of these. */
    readonly digest: string;
    /** What is wrong with its files, as far as their names tell. */
    readonly problems: number;
  }[];
}

const percent = z.number().min(0).max(100);
const sampleIndex = z.int().nonnegative().max(99_999_999);

/** A set of the data folder, or the one that a run was trained on. */
const setQuestion = z.union([
  z.object({ name: setName, conflictPercent: percent.nullable() }),
  z.object({ run: runId }),
]);
export type SetQuestion = z.infer<typeof setQuestion>;

export const dataContract = {
  list: callWithoutInput.output(type<DataListing>()),
  /** Begins a job that makes a data set in the data folder. */
  build: call
    .input(
      z.object({
        builder: z.string().max(64),
        name: setName,
        conflictPercent: percent,
        seed: z.int().nonnegative(),
        /** A file or folder of this machine; null for what the builder has at hand. */
        source: z.string().max(4096).nullable(),
        settings: z.record(z.string().max(64), z.number()),
      }),
    )
    .output(type<{ job: string }>()),
  /** What a folder of images holds: tables, and names that tell labels. Looks at no image. */
  survey: call.input(z.object({ folder: importedFolder })).output(type<FolderSurvey>()),
  /** What an import would make, and what stands against it; nothing is written. */
  planImport: call.input(importOrder).output(type<ImportPlan>()),
  /** Begins a job that copies the images into the data folder, with their labels in a table, then looks at every file. */
  import: call.input(importOrder).output(type<{ job: string }>()),
  /** Begins a job that looks at every file of a set, at one ratio or at all (null). */
  check: call.input(z.object({ name: setName, conflictPercent: percent.nullable() })).output(type<{ job: string }>()),
  /** Lists the samples of a set of the data folder, or of those that a run was trained on. */
  open: call.input(setQuestion).output(type<SampleSet>()),
  /**
   * The labels of a split, in the order of samples: Uint16 [count] class labels, Uint16 [count] bias labels (65535 where
   * unknown), little-endian, one after the other.
   */
  labels: call.input(z.object({ set: sampleSetId, split: splitName })).output(type<Bytes>()),
  /** Paths below the data root, in the order asked for. */
  paths: call
    .input(z.object({ set: sampleSetId, split: splitName, indices: z.array(sampleIndex).max(10_000) }))
    .output(type<readonly string[]>()),
};
