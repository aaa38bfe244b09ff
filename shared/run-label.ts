// What the user calls a run, as its label.json keeps it: the one file of a run that is written after its start by hand.
import { z } from 'zod';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const LABEL_FORMAT = 1;

/** Name of the file in a run's folder. */
export const LABEL_FILE = 'label.json';

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
export type RunLabel = z.infer<typeof runLabel>;

export const storedLabel = z.object({ format: z.literal(LABEL_FORMAT), ...runLabel.shape });

export const emptyLabel: RunLabel = { name: null, tags: [] };
