// The manifest a builder leaves beside what it built (build.json): from what, by which seed and settings.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../shared/errors.ts';
import { MANIFEST } from './layout.ts';

const FORMAT = 1;
const count = z.int().nonnegative();
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  builder: z.string(),
  recipe: count,
  seed: count,
  /** Settings of that builder alone; absent where it has none. */
  settings: z.record(z.string(), z.number()).optional(),
  /** SHA-256 of the raw data. */
  source: z.string(),
  /** Null for the test set, which all ratios share. */
  conflictPercent: z.number().nullable(),
  classes: z.int().min(2).max(256),
  biases: z.int().min(2).max(256),
  shape: z.object({ height: count, width: count, channels: count }),
});
type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFacts = Omit<Manifest, 'format'>;

/** The text of build.json. Equal manifests give equal texts, whatever the order of their properties. */
export function stringifyManifest(manifest: ManifestFacts): string {
  return `${JSON.stringify(manifestSchema.parse({ ...manifest, format: FORMAT }), null, 2)}\n`;
}

/** The manifest in `folder`, undefined where there is none. Throws a UserError manifest-unreadable. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = join(folder, MANIFEST);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new UserError(
      {
        code: 'manifest-unreadable',
        message: `${file} is damaged or was written by a newer version of the workbench`,
        remedy: 'Use the newer version, or move the folder away and build the set again.',
      },
      { cause: error },
    );
  }
}
