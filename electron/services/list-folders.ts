// The subfolders of a folder, for choosing one in a page that has no dialog of the system's.
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute } from 'node:path';
import type { FolderListing } from '../../shared/api/workbench.ts';
import { UserError } from '../../shared/errors.ts';

/** Null for the user's home. Throws a UserError where it is no folder that may be read. */
export function listFolders(path: string | null): FolderListing {
  const folder = path ?? homedir();
  try {
    if (!isAbsolute(folder)) throw new Error('not an absolute path');
    const entries = readdirSync(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const parent = dirname(folder);
    return { path: folder, parent: parent === folder ? null : parent, folders: folders.map(({ name }) => name).sort() };
  } catch (cause) {
    const message = `${folder} is no folder that can be read`;
    throw new UserError({ code: 'folder-unusable', message, remedy: 'Choose another folder.' }, { cause });
  }
}
