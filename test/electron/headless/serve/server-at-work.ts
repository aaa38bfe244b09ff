// A page server on a small page, with what it logged, and requests as a browser would not make them.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type RunningServer, startPageServer } from '../../../../electron/headless/serve/page-server.ts';
import { workbenchRouter } from '../../../../electron/services/api/router.ts';
import { serveCalls } from '../../../../electron/services/api/serve-calls.ts';
import { pageAnswers } from '../../../../electron/services/pages/page-answers.ts';
import type { Workbench } from '../../../../electron/services/workbench.ts';

export interface ServerAtWork extends RunningServer {
  readonly logged: string[];
  /** The Cookie header of a browser that signed in. */
  readonly cookie: string;
}

export async function serverOn(workbench: Workbench): Promise<ServerAtWork> {
  const folder = mkdtempSync(join(tmpdir(), 'dcwp-page-'));
  mkdirSync(join(folder, 'assets'));
  const page = '<meta property="csp-nonce" nonce="DCWP_CSP_NONCE"><script src="./assets/a.js"></script>';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'assets', 'a.js'), 'ready');
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const router = workbenchRouter(workbench, log);
  const server = await startPageServer({
    port: 0,
    secretFile: join(folder, '..', `${process.pid}-secret`),
    answer: pageAnswers(folder, workbench),
    onPage: (channel) => serveCalls(router, channel, log),
    log,
  });
  const { headers } = await get(server.port, new URL(server.url).pathname + new URL(server.url).search);
  const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  return { ...server, logged, cookie };
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The path goes out as it is, dots included. */
export function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Resolves with the open socket, or rejects where it is refused. */
export function openSocket(port: number, headers: Record<string, string>, path = '/api'): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
