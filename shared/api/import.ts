// Bringing a folder of the user's own images into the data folder: what is in it, how its labels are read, what comes of it.
import { z } from 'zod';
import type { SplitName } from '../thumbnail-address.ts';
import { transformNames } from '../transform-names.ts';

/** A data set's folder below the data folder. */
export const setName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** A folder of this machine. */
export const importedFolder = z.string().min(1).max(4096);

const column = z.int().nonnegative().max(9999);

/** Where labels come from. Columns count from 0. */
const labelSource = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('table'),
    /** Below the folder, with forward slashes. */
    file: z.string().min(1).max(4096),
    path: column,
    class: column,
    /** Null where nothing biases a sample, or it is unknown what does. */
    bias: column.nullable(),
    /** Null where images are to be divided at random. */
    split: column.nullable(),
  }),
  z.object({
    /** The published scheme: `<id>_<class>_<bias>.png`. */
    from: z.literal('names'),
    /** Of the folders `<ratio>pct` the one that is taken; null where there are none. */
    ratio: z.string().max(20).nullable(),
  }),
]);
export type LabelSource = z.infer<typeof labelSource>;

export const importOrder = z.object({
  folder: importedFolder,
  name: setName,
  labels: labelSource,
  /** What the set's images are to get in every run that names no other; null for what their size suggests. */
  transform: z.enum(transformNames).nullable().default(null),
  /** Of the division into training, validation and test images, where the folder has none. */
  seed: z.int().nonnegative(),
});
export type ImportOrder = z.infer<typeof importOrder>;

/** A role of a table's columns. */
export type ColumnRole = 'path' | 'class' | 'bias' | 'split';

export interface SurveyedTable {
  /** Below the folder, with forward slashes. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the first rows, a few. */
  readonly first: readonly (readonly string[])[];
  /** By the names of the columns; null where none of them tells. */
  readonly guess: Readonly<Record<ColumnRole, number | null>>;
}

export interface FolderSurvey {
  readonly folder: string;
  readonly images: number;
  /** The likeliest first. */
  readonly tables: readonly SurveyedTable[];
  /** Images that are named `<id>_<class>_<bias>`, and the folders `<ratio>pct` that they lie in. */
  readonly named: { readonly images: number; readonly ratios: readonly string[] };
}

/** What an order would make. */
export interface ImportPlan {
  readonly classNames: readonly string[];
  /** Null where bias labels are unknown. */
  readonly biasNames: readonly string[] | null;
  readonly splits: readonly {
    readonly split: SplitName;
    readonly count: number;
    /** Rows are classes, columns bias labels; one column where these are unknown. */
    readonly groups: readonly (readonly number[])[];
  }[];
  /** What stands against it. */
  readonly problems: readonly string[];
  /** What is left out or added, and why. */
  readonly notes: readonly string[];
}
