// The loopback server: the page over HTTP, the API over a WebSocket, for the user of this machine alone.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { FailureError, UserError } from '../../../shared/errors.ts';
import { MESSAGE_BYTES } from '../../services/api/request-envelope.ts';
import type { PageChannel } from '../../services/api/serve-calls.ts';
import { type PageAnswer, textAnswer } from '../../services/pages/page-files.ts';
import { quoted, refusedBy } from './guard.ts';
import { Session } from './session.ts';

const HOST = '127.0.0.1';
/** Pages that are open at once, over all tabs and windows. */
const SOCKETS = 64;
const HEADER_BYTES = 16_384;
/** The WebSocket protocol's word for a message that breaks the rules of this server. */
const POLICY_VIOLATION = 1008;
const API_ADDRESS = '/api';

export interface ServerOrder {
  /** 0 for any that is free. */
  readonly port: number;
  /** Where the secret behind cookies is kept. */
  readonly secretFile: string;
  /** What is at an address of a signed-in page; `socket` is that of the API. */
  readonly answer: (address: URL, socket: string) => PageAnswer | Promise<PageAnswer>;
  readonly onPage: (channel: PageChannel) => void;
  readonly log: (line: string) => void;
}

export interface RunningServer {
  readonly port: number;
  /** The address that signs a browser in. */
  readonly url: string;
  close(): Promise<void>;
}

/** Throws a UserError where the port is taken. */
export async function startPageServer(order: ServerOrder): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: HEADER_BYTES, requestTimeout: 30_000 });
  await listen(server, order.port);
  const { port } = server.address() as AddressInfo;
  const session = new Session(order.secretFile, port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  server.on('request', (request, response) => void respond(request, response, order, session, port));
  server.on('upgrade', (request, stream, head) => {
    const reason = upgradeRefusal(request, session, port, sockets.clients.size);
    if (reason === null)
      sockets.handleUpgrade(request, stream, head, (socket) => order.onPage(channelOf(socket, order)));
    else refuseUpgrade(stream, reason, order.log);
  });
  server.on('clientError', (_, stream) => void stream.destroy());
  return {
    port,
    url: `http://${HOST}:${port}/?token=${session.token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port)));
    server.listen(port, HOST, () => resolve());
  });
}

function listenError(error: Error, port: number): Error {
  if ('code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
    const what = error.code === 'EADDRINUSE' ? 'is in use' : 'may not be used';
    const remedy = 'Choose another one with --port, or leave --port out for one that is free.';
    return new UserError(
      { code: 'port-taken', message: `The port ${port} of ${HOST} ${what}`, remedy },
      { cause: error },
    );
  }
  return new FailureError(
    {
      code: 'server-failed',
      message: `Cannot listen on ${HOST}: ${error.message}`,
      remedy: 'Check the network set-up.',
    },
    { cause: error },
  );
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  order: ServerOrder,
  session: Session,
  port: number,
): Promise<void> {
  let answer: PageAnswer;
  try {
    answer = await answerTo(request, order, session, port);
  } catch (error) {
    order.log(`${quoted(request.url)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    answer = textAnswer(500, 'Something went wrong; the terminal says more.');
  }
  response.writeHead(answer.status, answer.headers);
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

async function answerTo(
  request: IncomingMessage,
  { answer, log }: ServerOrder,
  session: Session,
  port: number,
): Promise<PageAnswer> {
  const refuse = (status: number, reason: string, text: string): PageAnswer => {
    log(`refused: ${reason}`);
    return textAnswer(status, text);
  };
  const stranger = refusedBy(request.headers, port, false);
  if (stranger !== null) return refuse(403, stranger, 'This server answers its own pages only.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, `the method ${quoted(request.method)}`, 'There is nothing here to do that with.');
  }
  const address = addressOf(request);
  if (address === null) return refuse(400, `the address ${quoted(request.url)}`, 'This is no address.');
  const token = address.searchParams.get('token');
  if (token !== null && session.isToken(token)) {
    return textAnswer(303, 'Signed in.', { Location: address.pathname, 'Set-Cookie': session.setCookie });
  }
  if (token !== null || !session.isSignedIn(request.headers.cookie)) {
    const why = token === null ? 'no token' : 'a wrong token';
    return refuse(
      401,
      `${why} for ${quoted(address.pathname)}`,
      'Open the address that the workbench printed in its terminal.',
    );
  }
  return await answer(address, `ws://${request.headers.host}${API_ADDRESS}`);
}

/** Null for what is none, or would be another one once dots and the like were resolved. */
function addressOf({ url = '/' }: IncomingMessage): URL | null {
  if (!URL.canParse(url, 'http://page')) return null;
  const address = new URL(url, 'http://page');
  return address.host === 'page' && address.pathname + address.search === url ? address : null;
}

function upgradeRefusal(request: IncomingMessage, session: Session, port: number, open: number): string | null {
  const stranger = refusedBy(request.headers, port, true);
  if (stranger !== null) return stranger;
  if (addressOf(request)?.pathname !== API_ADDRESS) return `a socket at ${quoted(request.url)}`;
  if (!session.isSignedIn(request.headers.cookie)) return 'a socket without a cookie';
  return open >= SOCKETS ? `more than ${SOCKETS} pages` : null;
}

function refuseUpgrade(stream: Duplex, reason: string, log: (line: string) => void): void {
  log(`refused: ${reason}`);
  stream.on('error', () => {});
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function channelOf(socket: WebSocket, { log }: ServerOrder): PageChannel {
  socket.on('error', ({ message }) => log(`refused: ${message}`));
  return {
    send: (message) => socket.send(message),
    onMessage: (listener) => void socket.on('message', (data, isBinary) => listener(isBinary ? data : String(data))),
    onClose: (listener) => void socket.on('close', () => listener()),
    refuse: () => socket.close(POLICY_VIOLATION),
  };
}
