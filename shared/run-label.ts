// What the user calls a run.
import { z } from 'zod';

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u);

export const runLabel = z.object({
  /** Shown in place of the run's id; null where none was given. */
  name: line(200).min(1).nullable(),
  /** Without repetition, in the user's order. */
  tags: z
    .array(line(50).min(1))
    .max(50)
    .transform((tags) => [...new Set(tags)]),
});
