// The folders that the user chose in Settings; where none was chosen, those of the home.
import { dirname, join } from 'node:path';
import { type HomeFolders, homeFolders } from './folders.ts';
import { readSettings } from './settings-file.ts';

/** Where settings are kept: beside the home's runs, wherever the user keeps theirs. */
export const settingsFile = ({ runs }: Pick<HomeFolders, 'runs'>): string => join(dirname(runs), 'settings.json');

/** What the command line works in: the same as the workbench. Throws a UserError where the settings are not readable. */
export function userFolders(home: HomeFolders = homeFolders()): HomeFolders {
  const { dataFolder, runsFolder } = readSettings(settingsFile(home));
  return { ...home, data: dataFolder ?? home.data, runs: runsFolder ?? home.runs };
}
