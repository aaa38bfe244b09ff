// The API over the port that the desktop shell's preload hands to the page.
import type { ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { type Bridge, PORT_MESSAGE } from '../../shared/bridge.ts';
import { withKnownErrors } from './known-errors.ts';

type Context = Record<never, never>;

/** Calls made before the port has come wait for it. */
export function messagePortLink(bridge: Bridge): ClientLink<Context> {
  const link = portFrom(bridge).then((port) => new RPCLink<Context>({ port }));
  return {
    call: (path, input, options) => withKnownErrors(async () => (await link).call(path, input, options)),
  };
}

function portFrom(bridge: Bridge): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = ({ source, data, ports: [port] }: MessageEvent): void => {
      if (source !== window || data !== PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', receive);
    bridge.requestPort();
  });
}
