// Looking for a data set's files: folders are walked, symbolic links that leave the data root are not followed.
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isIgnored } from './layout.ts';
import type { Problem } from './problems.ts';

/** A look at the files of one split. Paths are below the data set's folder, with forward slashes. */
export class FileWalk {
  readonly problems: Problem[] = [];
  /** The data set's folder. */
  readonly base: string;
  readonly #folder: string;
  /** Real path that symbolic links must stay in. */
  readonly #root: string;
  readonly #hash = createHash('sha256');

  /** `folder` below the data root `root`, which must be there. */
  constructor(root: string, folder: string) {
    this.base = join(root, folder);
    this.#folder = folder;
    this.#root = realpathSync(root);
  }

  problem(code: string, path: string, message: string): undefined {
    this.problems.push({ code, path: `${this.#folder}/${path}`, message });
  }

  /** Paths of files in `folder` and, `depth` levels down, in its folders. */
  filesIn(folder: string, depth: number, found: string[] = []): string[] {
    for (const entry of this.#entriesOf(folder)) {
      const path = `${folder}/${entry.name}`;
      const kind = entry.isSymbolicLink() ? this.#followLink(path) : entry;
      if (kind?.isDirectory()) {
        if (depth === 0) {
          this.problem('unexpected-folder', path, 'a folder where images were expected');
        } else {
          this.filesIn(path, depth - 1, found);
        }
      } else if (kind?.isFile()) {
        found.push(path);
      } else if (kind !== undefined) {
        this.problem('misnamed', path, 'neither a file nor a folder');
      }
    }
    return found;
  }

  /** Takes the file into the fingerprint. Size and time are a link's target's; undefined where it was removed meanwhile. */
  note(path: string): Stats | undefined {
    const file = `${this.base}/${path}`;
    const own = lstatSync(file, { throwIfNoEntry: false });
    const facts = own?.isSymbolicLink() ? statSync(file, { throwIfNoEntry: false }) : own;
    this.#hash.update(`${path}\0${facts?.size}\0${facts?.mtimeMs}\n`);
    return facts;
  }

  /** SHA-256 over path, size and modification time of each noted file. To be asked for once, at the end. */
  fingerprint(): string {
    return this.#hash.digest('hex');
  }

  /** What a symbolic link points to, if it stays below the data root. */
  #followLink(path: string): Stats | undefined {
    try {
      const target = realpathSync(join(this.base, path));
      const way = relative(this.#root, target);
      if (way === '..' || way.startsWith(`..${sep}`) || way === target) {
        return this.problem('link-leaves-root', path, 'symbolic link that leaves the data root; not followed');
      }
      return statSync(target);
    } catch {
      return this.problem('link-broken', path, 'symbolic link that points to nothing');
    }
  }

  #entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(join(this.base, folder), { withFileTypes: true }).filter(({ name }) => !isIgnored(name));
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const [code, message] = missing
        ? ['folder-missing', 'no such folder']
        : ['folder-unreadable', 'this folder cannot be read'];
      this.problem(code, folder, message);
      return [];
    }
  }
}
