// Who may talk to the server: whoever opened the address that it printed.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { replaceFile } from '../../services/replace-file.ts';

/** Seconds that a browser keeps the cookie. */
const KEPT_SECONDS = 30 * 24 * 3600;
const SECRET_BYTES = 32;

export class Session {
  /** Stands in the printed address; of this process alone. */
  readonly token = randomBytes(SECRET_BYTES).toString('base64url');
  readonly #cookie: string;
  readonly #name: string;

  /** `secretFile` keeps what cookies are made from, readable for the user alone: a page stays signed in over a restart. */
  constructor(secretFile: string, port: number) {
    this.#name = `dcwp-${port}`;
    this.#cookie = createHmac('sha256', secretOf(secretFile)).update(this.#name).digest('base64url');
  }

  isToken(given: string): boolean {
    return equal(given, this.token);
  }

  /** Whether a request's Cookie header holds ours. */
  isSignedIn(cookieHeader: string | undefined): boolean {
    const cookies = (cookieHeader ?? '').split(';').map((cookie) => cookie.trim());
    return cookies.some((cookie) => equal(cookie, `${this.#name}=${this.#cookie}`));
  }

  /** The Set-Cookie header that signs in. */
  get setCookie(): string {
    return `${this.#name}=${this.#cookie}; Path=/; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Strict`;
  }
}

function secretOf(file: string): Buffer {
  try {
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    if (secret.length === SECRET_BYTES) return secret;
  } catch {
    // Made below.
  }
  const secret = randomBytes(SECRET_BYTES);
  replaceFile(file, `${secret.toString('base64url')}\n`);
  return secret;
}

/** In a time that does not tell where they differ. */
function equal(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
