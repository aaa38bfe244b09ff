// What a set of the user's own says of itself beside its table: dataset.json, which an import writes where something was chosen.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../shared/errors.ts';
import { transformNames } from '../../shared/transform-names.ts';

export const OWN_SETTINGS = 'dataset.json';

const ownSettings = z.strictObject({ transform: z.enum(transformNames).optional() });
export type OwnSettings = z.infer<typeof ownSettings>;

export const stringifyOwnSettings = (settings: OwnSettings): string => `${JSON.stringify(settings, null, 2)}\n`;

/** Of the set in `base`; nothing where it has no such file. Throws a UserError `settings-unreadable`. */
export async function readOwnSettings(base: string): Promise<OwnSettings> {
  const file = join(base, OWN_SETTINGS);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return ownSettings.parse(JSON.parse(text));
  } catch (error) {
    const example = JSON.stringify({ transform: 'bffhq' });
    throw new UserError(
      {
        code: 'settings-unreadable',
        message: `${file} can't be understood: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`,
        remedy: `Write ${example}, with one of ${transformNames.join(', ')}; or remove the file.`,
      },
      { cause: error },
    );
  }
}
