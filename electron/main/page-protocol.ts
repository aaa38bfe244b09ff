// The page and the images of samples, under the shell's own scheme.
import { protocol } from 'electron';
import type { AnswerPage } from '../services/pages/page-answers.ts';
import { isOwnAddress, SCHEME } from './page-address.ts';

/** Before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function servePage(answer: AnswerPage): void {
  protocol.handle(SCHEME, async ({ url, method }) => {
    if (!isOwnAddress(url) || method !== 'GET') return new Response('Refused.', { status: 403 });
    const { status, headers, body } = await answer(new URL(url));
    return new Response(typeof body === 'string' ? body : Uint8Array.from(body), { status, headers });
  });
}
