// The built page as answers to requests: files that are there, by their exact address. No path of a request reaches the disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { CSP_NONCE_PLACEHOLDER } from '../../../shared/csp-nonce.ts';
import { FailureError } from '../../../shared/errors.ts';
import { contentPolicy, newNonce, securityHeaders } from './content-policy.ts';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const ENTRY = '/index.html';

export class PageFiles {
  /** By address, such as `/assets/main.js`. In memory: a later build may replace the folder. */
  readonly #files: ReadonlyMap<string, Buffer>;

  /** Throws a FailureError where the folder holds no page. */
  constructor(folder: string) {
    const found = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
    const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    this.#files = new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file)]));
    if (!this.#files.has(ENTRY)) throw notBuilt(folder);
  }

  /**
   * The answer to a request for `path`, 404 where there is no such file. An address without a file's ending is a view of the page.
   * `socket`: see `contentPolicy`.
   */
  answer(path: string, socket?: string): PageAnswer {
    const address = extname(path) === '' ? ENTRY : path;
    const file = this.#files.get(address);
    if (file === undefined) return notFound;
    if (address === ENTRY) return entryAnswer(file, socket);
    const type = types[extname(address)] ?? 'application/octet-stream';
    // What a build names after its content never changes.
    const cache = address.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    return {
      status: 200,
      headers: { ...securityHeaders, 'Content-Type': type, 'Cache-Control': cache },
      body: file,
    };
  }
}

function entryAnswer(file: Buffer, socket: string | undefined): PageAnswer {
  const nonce = newNonce();
  return {
    status: 200,
    headers: {
      ...securityHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentPolicy(nonce, socket),
      'Cache-Control': 'no-store',
    },
    body: file.toString('utf8').replaceAll(CSP_NONCE_PLACEHOLDER, nonce),
  };
}

/** A short text; without anything that a page could do. */
export const textAnswer = (status: number, text: string, headers: PageAnswer['headers'] = {}): PageAnswer => ({
  status,
  headers: {
    ...securityHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    ...headers,
  },
  body: `${text}\n`,
});

export const notFound: PageAnswer = textAnswer(404, 'There is nothing here.');

const notBuilt = (folder: string): FailureError =>
  new FailureError({
    code: 'page-not-built',
    message: `The workbench's page is not in ${folder}`,
    remedy: 'Build it: npm run build:renderer.',
  });
