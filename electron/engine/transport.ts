// How the engine process reaches its host: Node's channel of a forked process, or Electron's parent port.
import type { EngineMessage } from '../../shared/engine-protocol.ts';

export interface Transport {
  send(message: EngineMessage): void;
  /** Sends the last message, and resolves once it was handed over. */
  end(message: EngineMessage): Promise<void>;
  onMessage(listener: (value: unknown) => void): void;
  /** The host vanished. */
  onDisconnect(listener: () => void): void;
}

/** The transport of this process. Throws where it was started by hand. */
export function openTransport(): Transport {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) return electronTransport(port);
  if (process.send !== undefined) return forkTransport();
  throw new Error('The engine is started by the workbench, not by hand: use `dcwp run`.');
}

function forkTransport(): Transport {
  const deliver = (message: EngineMessage): Promise<void> =>
    new Promise((handedOver) => {
      if (process.send === undefined || !process.connected) return handedOver();
      // An error means that the host vanished meanwhile, of which 'disconnect' tells.
      process.send(message, undefined, undefined, () => handedOver());
    });
  return {
    send: (message) => void deliver(message),
    end: deliver,
    onMessage: (listener) => void process.on('message', listener),
    onDisconnect: (listener) => void process.once('disconnect', listener),
  };
}

/** The part of Electron's ParentPort in use here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

function electronTransport(port: ParentPort): Transport {
  return {
    send: (message) => port.postMessage(message),
    // A port has no sign that a message was taken: give it a turn of the event loop.
    end: async (message) => {
      port.postMessage(message);
      await new Promise((turn) => setTimeout(turn, 100));
    },
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    // Electron ends its utility processes with the application.
    onDisconnect: () => {},
  };
}
