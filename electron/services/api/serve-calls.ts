// The API over one channel to a page, whichever host made it: each message is checked before it is unpacked.
import { RPCHandler } from '@orpc/server/message-port';
import { refusal } from './request-envelope.ts';
import type { workbenchRouter } from './router.ts';

/** A WebSocket, or a message port of Electron. */
export interface PageChannel {
  send(message: string | Uint8Array): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  /** A message broke the rules: the channel is closed. */
  refuse(): void;
}

/** Calls that one page may have waiting. It needs some ten. */
const CALLS_AT_ONCE = 200;

/** Serves the channel until it closes. `log` is told what was refused. */
export function serveCalls(
  router: ReturnType<typeof workbenchRouter>,
  channel: PageChannel,
  log: (line: string) => void,
): void {
  let waiting = 0;
  const handler = new RPCHandler(router, {
    rootInterceptors: [
      async ({ next }) => {
        waiting++;
        try {
          return await next();
        } finally {
          waiting--;
        }
      },
    ],
  });
  const receive = (listener: (event?: { data: unknown }) => void, data: unknown): void => {
    const reason = waiting >= CALLS_AT_ONCE ? `more than ${CALLS_AT_ONCE} calls at once` : refusal(data);
    if (reason === null) listener({ data });
    else {
      log(`refused: ${reason}`);
      channel.refuse();
    }
  };
  handler.upgrade({
    postMessage: (message: string | Uint8Array) => channel.send(message),
    on: (event: string, listener: (event?: { data: unknown }) => void) => {
      if (event === 'message') channel.onMessage((data) => receive(listener, data));
      else if (event === 'close') channel.onClose(() => listener());
    },
  });
}
