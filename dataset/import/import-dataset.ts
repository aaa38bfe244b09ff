// Copies a planned import into the data root: the images, a table of their labels, and the transform that was chosen.
import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import Papa from 'papaparse';
import type { ImportOrder, ImportPlan } from '../../shared/api/import.ts';
import { FailureError, UserError } from '../../shared/errors.ts';
import { OWN_SETTINGS, stringifyOwnSettings } from '../own/own-settings.ts';
import { PREFERRED } from '../own/own-table.ts';
import { inBatches, type WorkOptions } from '../progress.ts';
import { stagedFolder } from '../staging.ts';
import type { DividedImage } from './divide-images.ts';
import { planImport } from './plan-import.ts';

/** Files copied at once. */
const BATCH = 32;
/** Of the images, below the data set's folder. */
const IMAGES = 'images';

/**
 * Makes `<root>/<name>`, whole or not at all, and returns the plan that it went by; what it comes from is left as it is.
 * Throws a UserError `import-refused` with all that stands against it, a FailureError `import-not-written` where a file
 * can't be copied.
 */
export async function importDataset(root: string, order: ImportOrder, options: WorkOptions): Promise<ImportPlan> {
  options.progress?.({ task: 'reading labels', done: 0, total: 1 });
  const { images, plan } = await planImport(root, order, options.signal);
  if (plan.problems.length > 0) throw importRefused(order, plan);
  try {
    await stagedFolder(root, order.name, (staging) => write(order, staging, images, options));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new FailureError(
      {
        code: 'import-not-written',
        message: `${order.name} was not imported: ${error.message}`,
        remedy: 'Make room in the data folder, or choose another one in Settings; nothing half done was left.',
      },
      { cause: error },
    );
  }
  return plan;
}

/** All that stands against the import as one error. */
export function importRefused({ folder }: ImportOrder, { problems }: ImportPlan): UserError {
  return new UserError({
    code: 'import-refused',
    message: `${folder} can't be imported: ${problems.join('; ')}`,
    remedy: 'Mend that, or name other columns; nothing was copied.',
  });
}

async function write(
  { folder: from, transform }: ImportOrder,
  to: string,
  images: readonly DividedImage[],
  options: WorkOptions,
): Promise<void> {
  const folders = new Set(images.map(({ path }) => posix.dirname(path)));
  for (const folder of folders) await mkdir(join(to, IMAGES, folder), { recursive: true });
  await inBatches('copying images', images.length, BATCH, options, async (first, end) => {
    await Promise.all(
      images
        .slice(first, end)
        // Where the file system can, a copy shares its blocks with the original until one is changed.
        .map(({ path }) => copyFile(join(from, path), join(to, IMAGES, path), constants.COPYFILE_FICLONE)),
    );
  });
  const rows = images.map(({ path, className, biasName, split }) => [`${IMAGES}/${path}`, className, biasName, split]);
  const table = Papa.unparse({ fields: ['path', 'class', 'bias', 'split'], data: rows }, { newline: '\n' });
  await writeFile(join(to, PREFERRED), `${table}\n`);
  if (transform !== null) await writeFile(join(to, OWN_SETTINGS), stringifyOwnSettings({ transform }));
}
