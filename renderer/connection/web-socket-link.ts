// The API over a WebSocket that is opened again whenever it closes.
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'partysocket';
import { withKnownErrors } from './known-errors.ts';

const retries = { minReconnectionDelay: 300, maxReconnectionDelay: 3000, reconnectionDelayGrowFactor: 1.5 };

export class WebSocketLink {
  readonly link: RPCLink<Record<never, never>>;
  readonly #socket: WebSocket;

  /** `address` with the page's own scheme, http or https. The host knows the page by its cookie. */
  constructor(address: URL) {
    const url = new URL(address);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#socket = new WebSocket(url.href, [], retries);
    this.link = new RPCLink({ websocket: this.#socket, interceptors: [({ next }) => withKnownErrors(() => next())] });
  }

  isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  onChange(listener: () => void): () => void {
    this.#socket.addEventListener('open', listener);
    this.#socket.addEventListener('close', listener);
    return () => {
      this.#socket.removeEventListener('open', listener);
      this.#socket.removeEventListener('close', listener);
    };
  }
}
