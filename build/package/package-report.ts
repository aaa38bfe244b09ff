// What a packaged program holds, read back from it.
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { z } from 'zod';

export interface PackagedFile {
  /** Inside the program, with forward slashes. */
  readonly path: string;
  readonly size: number;
}

interface Entry {
  readonly size?: number | undefined;
  readonly files?: Readonly<Record<string, Entry>> | undefined;
}
const entry: z.ZodType<Entry> = z.lazy(() =>
  z.looseObject({ size: z.number().optional(), files: z.record(z.string(), entry).optional() }),
);

/** The files of the archive, those that lie unpacked beside it among them. */
export function programFiles(resources: string): PackagedFile[] {
  const { header } = getRawHeader(join(resources, 'app.asar'));
  return filesOf(entry.parse(header), '');
}

const filesOf = ({ files = {} }: Entry, path: string): PackagedFile[] =>
  Object.entries(files).flatMap(([name, found]) =>
    found.files === undefined ? [{ path: path + name, size: found.size ?? 0 }] : filesOf(found, `${path}${name}/`),
  );

/** Bytes of all below a folder; links count for nothing, and neither does a folder that is not there. */
export function folderBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0);
}
