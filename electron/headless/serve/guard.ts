// Which requests are answered at all: those that a page of this server, in a browser on this machine, makes.
import type { IncomingHttpHeaders } from 'node:http';

/** Names by which this machine calls itself; any other in a Host header means that a foreign name was made to point here. */
const HOSTS = ['127.0.0.1', 'localhost'];

/** Why a request is refused, null where it is not. `upgrade`: it asks for the WebSocket, and must come from our page. */
export function refusedBy(headers: IncomingHttpHeaders, port: number, upgrade: boolean): string | null {
  const { host, origin } = headers;
  if (host === undefined || !HOSTS.some((name) => host === `${name}:${port}`)) return `the host ${quoted(host)}`;
  if (origin !== undefined ? origin !== `http://${host}` : upgrade) return `the origin ${quoted(origin)}`;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return `a request that is ${quoted(String(site))}`;
  return null;
}

/** What strangers send goes into a log: short, on one line. */
export const quoted = (text: string | undefined): string => JSON.stringify((text ?? '').slice(0, 100));
