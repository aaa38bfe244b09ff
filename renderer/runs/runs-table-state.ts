// How the table of runs is set up: what is remembered of it.
import { z } from 'zod';
import { NARROWEST, WIDEST } from './column-layout.ts';
import { fieldNamed, usualColumns } from './fields.ts';
import { condition } from './filter.ts';

export const runsTableState = z.object({
  /** Ids of fields, from left to right. Those that this version does not have are left out. */
  columns: z
    .array(z.string().max(100))
    .max(200)
    .transform((ids) => ids.filter((id) => fieldNamed(id) !== undefined))
    .catch([...usualColumns])
    .default([...usualColumns]),
  /** In pixels, by id of the field: of columns that the user sized. */
  widths: z.record(z.string().max(100), z.number().min(NARROWEST).max(WIDEST)).catch({}).default({}),
  sorting: z
    .array(z.object({ id: z.string().max(100), desc: z.boolean() }))
    .max(5)
    .catch([])
    .default([]),
  conditions: z.array(condition).max(30).catch([]).default([]),
  /** Runs that differ in their seed alone in one row. */
  isGrouped: z.boolean().catch(false).default(false),
  /** Of the settings, those columns that tell the shown runs apart, in place of those that were chosen. */
  onlyDiffering: z.boolean().catch(false).default(false),
});
export type RunsTableState = z.infer<typeof runsTableState>;
