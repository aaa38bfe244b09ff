// Exporting a run's network, and what a run was exported as before.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportListing } from '../../../shared/api/exports.ts';
import { UserError } from '../../../shared/errors.ts';
import type { ExportOrder } from '../../../shared/export-order.ts';
import { CARD_FILE, CARD_FORMAT, EXPORTS_FOLDER, type ModelCard, modelCard } from '../../../shared/model-card.ts';
import type { JobOptions } from '../jobs.ts';
import type { Run } from '../runs/create-run.ts';
import type { LaunchEngine } from '../runs/engine-channel.ts';
import { type ExportPlace, exportRequest } from '../runs/engine-request.ts';
import { engineWork } from '../runs/engine-work.ts';
import { readStoredJson } from '../runs/stored-json.ts';

/** An export by its model card. */
interface ExportedFolder {
  /** Absolute. */
  readonly folder: string;
  readonly card: ModelCard;
}

/** Rejects with a KnownError, or with the signal's reason; nothing is left at the place then. */
export async function exportNetwork(
  run: Run,
  dataFolder: string,
  launch: LaunchEngine,
  place: ExportPlace,
  options: JobOptions,
): Promise<ExportedFolder> {
  await engineWork(exportRequest(run, dataFolder, place), launch, options);
  const card = readCard(place.out);
  if (card === undefined) throw new Error(`${place.out} has no ${CARD_FILE} after the export`);
  return { folder: place.out, card };
}

/** Where an export goes that is given no other place: a folder of the run that is not there yet. */
export function ownExportFolder({ folder }: Run, { format, int8, structural }: ExportOrder): string {
  const name = [format, ...(int8 ? ['int8'] : []), ...(structural ? ['structural'] : [])].join('-');
  for (let number = 1; ; number++) {
    const place = join(folder, EXPORTS_FOLDER, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(place)) return place;
  }
}

/** The exports in the run's own folder, the latest first; what has no readable model card is left out. */
export function exportsOf({ folder }: Run): ExportListing[] {
  const root = join(folder, EXPORTS_FOLDER);
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => listed(join(root, name), name))
    .sort((a, b) => (a.card.exportedAt < b.card.exportedAt ? 1 : -1));
}

function listed(folder: string, name: string): ExportListing[] {
  try {
    const found = readCard(folder);
    if (found === undefined) return [];
    const { run: _, ...card } = found;
    return [{ name, folder, card }];
  } catch {
    return [];
  }
}

/** The folder of an export in the run's own. Throws the UserError `export-missing`. */
export function exportFolderOf(run: Run, name: string): string {
  const found = exportsOf(run).find((exported) => exported.name === name);
  if (found !== undefined) return found.folder;
  throw new UserError({
    code: 'export-missing',
    message: `The run ${run.record.id} has no export ${name} any more`,
    remedy: 'Export it again.',
  });
}

const readCard = (folder: string): ModelCard | undefined =>
  readStoredJson(join(folder, CARD_FILE), modelCard, CARD_FORMAT);
