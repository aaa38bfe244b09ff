// Looking for a data set's files: folders are walked, symbolic links that leave the data root are not followed.
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isIgnored } from './layout.ts';
import type { Notice, Problem } from './problems.ts';

/** Whether `path` is `root` or below it. Both are real paths. */
export function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== path;
}

/** As it is, then as each of the two forms of Unicode writes it. */
const SPELLINGS: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path.normalize('NFC'),
  (path) => path.normalize('NFD'),
];

/** A look at the files of one split. Paths are below the data set's folder, with forward slashes. */
export class FileWalk {
  readonly problems: Problem[] = [];
  /** The data set's folder. */
  readonly base: string;
  readonly #folder: string;
  /** Real path that symbolic links must stay in. */
  readonly #root: string;
  readonly #hash = createHash('sha256');
  /** By folder: whether it is below the root. */
  readonly #inside = new Map<string, boolean>();

  /** `folder` below the data root `root`, which must be there. */
  constructor(root: string, folder: string) {
    this.base = join(root, folder);
    this.#folder = folder;
    this.#root = realpathSync(root);
  }

  problem(code: string, path: string, message: string): undefined {
    this.problems.push({ code, path: this.#below(path), message });
  }

  notice(code: string, path: string, message: string): Notice {
    return { code, path: this.#below(path), message };
  }

  /** Below the data root; of an empty path, the set's folder. */
  #below(path: string): string {
    return path === '' ? this.#folder : `${this.#folder}/${path}`;
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

  /**
   * Looks for a file that a table names and takes it into the fingerprint. Returns its path as the file system spells it;
   * undefined where there is a problem, which is told as one of `at`.
   */
  take(path: string, at: string): string | undefined {
    const found = this.#find(path);
    if (found === undefined) return this.problem('file-missing', at, `no such file: ${path}`);
    const { spelled, own } = found;
    if (!this.#staysInside(spelled.slice(0, spelled.lastIndexOf('/') + 1))) {
      return this.problem(
        'link-leaves-root',
        at,
        `${path} is behind a symbolic link that leaves the data root; not followed`,
      );
    }
    const facts = own.isSymbolicLink() ? this.#followLink(spelled, at) : own;
    if (facts === undefined) return undefined;
    if (!facts.isFile()) return this.problem('not-a-file', at, `${path} is no file`);
    this.#hash.update(`${spelled}\0${facts.size}\0${facts.mtimeMs}\n`);
    return spelled;
  }

  /**
   * The file, or link, as the file system spells it. One letter may be written in two ways, as é and as e with an accent:
   * macOS and others disagree which it is.
   */
  #find(path: string): { readonly spelled: string; readonly own: Stats } | undefined {
    for (const spell of SPELLINGS) {
      const spelled = spell(path);
      const own = lstatSync(`${this.base}/${spelled}`, { throwIfNoEntry: false });
      if (own !== undefined) return { spelled, own };
    }
    return undefined;
  }

  /** Whether a folder below the set's is, links followed, below the data root. */
  #staysInside(folder: string): boolean {
    const known = this.#inside.get(folder);
    if (known !== undefined) return known;
    const inside = isBelow(this.#root, realpathSync(join(this.base, folder)));
    this.#inside.set(folder, inside);
    return inside;
  }

  /** SHA-256 over path, size and modification time of each noted file. To be asked for once, at the end. */
  fingerprint(): string {
    return this.#hash.digest('hex');
  }

  /** What a symbolic link points to, if it stays below the data root. */
  #followLink(path: string, at = path): Stats | undefined {
    const link = at === path ? 'symbolic link' : `${path} is a symbolic link`;
    try {
      const target = realpathSync(join(this.base, path));
      if (!isBelow(this.#root, target)) {
        return this.problem('link-leaves-root', at, `${link} that leaves the data root; not followed`);
      }
      return statSync(target);
    } catch {
      return this.problem('link-broken', at, `${link} that points to nothing`);
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
