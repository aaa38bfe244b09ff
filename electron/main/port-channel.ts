// A message port to the page as a channel of the API.
import type { PageChannel } from '../services/api/serve-calls.ts';

/** The part of Electron's MessagePortMain in use here. */
export interface MainPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export function portChannel(port: MainPort): PageChannel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    refuse: () => port.close(),
  };
}
