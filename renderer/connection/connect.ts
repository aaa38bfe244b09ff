// The page's way to its host: through the desktop shell's message port where there is one, else by WebSocket.
import { createORPCClient } from '@orpc/client';
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import type { Bridge } from '../../shared/bridge.ts';
import { BRIDGE } from '../../shared/bridge.ts';
import { messagePortLink } from './message-port-link.ts';
import { WebSocketLink } from './web-socket-link.ts';

export interface Connection {
  /** Every call rejects with a KnownError where the host has one to tell, else where the host can't be reached. */
  readonly client: WorkbenchClient;
  /** The desktop shell's own abilities; null in a browser. */
  readonly bridge: Bridge | null;
  /** Whether the host can be reached; a lost connection is tried again by itself. */
  isOpen(): boolean;
  /** Calls `listener` whenever `isOpen` changes; returns what ends that. */
  onChange(listener: () => void): () => void;
}

/** One for the page's lifetime. */
export function connect(): Connection {
  const bridge = bridgeOf(window);
  if (bridge !== null) {
    return {
      client: withSameGroups(createORPCClient(messagePortLink(bridge))),
      bridge,
      isOpen: () => true,
      onChange: () => () => {},
    };
  }
  const link = new WebSocketLink(new URL('api', document.baseURI));
  return {
    client: withSameGroups(createORPCClient(link.link)),
    bridge,
    isOpen: () => link.isOpen(),
    onChange: (listener) => link.onChange(listener),
  };
}

/** oRPC makes a group of calls anew at each access: what is done once for a group in the page would be done again and again. */
const withSameGroups = ({ workbench, runs, data, comparison, samples, exports }: WorkbenchClient): WorkbenchClient => {
  return { workbench, runs, data, comparison, samples, exports };
};

function bridgeOf(page: Window): Bridge | null {
  return BRIDGE in page ? (page[BRIDGE] as Bridge) : null;
}
