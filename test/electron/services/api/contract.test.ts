import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbenchRouter } from '../../../../electron/services/api/router.ts';
import { serveCalls } from '../../../../electron/services/api/serve-calls.ts';
import type { Workbench } from '../../../../electron/services/workbench.ts';
import { contract, type WorkbenchClient } from '../../../../shared/api/contract.ts';
import { openSocket, type ServerAtWork, serverOn } from '../../headless/serve/server-at-work.ts';
import { addRun, openFake, temporaryHome } from './workbench-folder.ts';

/** Every call of the contract, as `runs.get`. */
function callsOf(branch: object, path: readonly string[] = []): string[] {
  return Object.entries(branch).flatMap(([name, below]) =>
    isContractProcedure(below) ? [[...path, name].join('.')] : callsOf(below, [...path, name]),
  );
}

const calls = callsOf(contract);
const home = temporaryHome();
let workbench: Workbench;
let server: ServerAtWork;

beforeAll(async () => {
  addRun(home, 'a');
  workbench = await openFake(home);
  server = await serverOn(workbench);
});

afterAll(async () => {
  await server.close();
  await workbench.close();
});

interface Page {
  readonly client: WorkbenchClient;
  readonly end: () => void;
}

/** The client at the page's end of a channel. */
function clientOver(send: (data: string | Uint8Array) => void, onMessage: (listen: (data: unknown) => void) => void) {
  const on = (event: string, listen: (event: { data: unknown }) => void): void => {
    if (event === 'message') onMessage((data) => listen({ data }));
  };
  return createORPCClient<WorkbenchClient>(new RPCLink({ port: { on, postMessage: send } }));
}

/** The ways to the services, each as a host makes it. */
const hosts: Readonly<Record<string, () => Promise<Page>>> = {
  'the loopback server': async () => {
    const headers = { cookie: server.cookie, origin: `http://127.0.0.1:${server.port}` };
    const socket = await openSocket(server.port, headers);
    const onMessage = (listen: (data: unknown) => void): void =>
      void socket.on('message', (data, isBinary) => listen(isBinary ? data : String(data)));
    return { client: clientOver((data) => socket.send(data), onMessage), end: () => socket.close() };
  },
  "the desktop shell's message port": async () => {
    const { port1, port2 } = new MessageChannel();
    const channel = {
      send: (message: string | Uint8Array) => port1.postMessage(message),
      onMessage: (listener: (data: unknown) => void) => void port1.on('message', listener),
      onClose: (listener: () => void) => void port1.on('close', listener),
      refuse: () => port1.close(),
    };
    serveCalls(
      workbenchRouter(workbench, () => {}),
      channel,
      () => {},
    );
    const onMessage = (listen: (data: unknown) => void): void => void port2.on('message', listen);
    return { client: clientOver((data) => port2.postMessage(data), onMessage), end: () => port2.close() };
  },
};

test('the contract has calls', () => {
  expect(calls).toContain('runs.news');
  expect(calls.length).toBeGreaterThan(10);
});

describe.each(Object.keys(hosts))('%s', (name) => {
  let client: WorkbenchClient;
  let end = (): void => {};

  beforeAll(async () => {
    const host = await hosts[name]?.();
    if (host !== undefined) ({ client, end } = host);
  });
  afterAll(() => end());

  test.each(calls)('has a handler for %s, which refuses what is no input of it', async (call) => {
    const asked = call.split('.').reduce<unknown>((branch, part) => Reflect.get(Object(branch), part), client);
    if (typeof asked !== 'function') throw new TypeError(`no call ${call}`);
    const error: unknown = await Promise.resolve(asked(17)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('answers, tells a known error as itself, and lets a waiting question be taken back', async () => {
    const { runs, cursor, complete } = await client.workbench.changes({ cursor: null });
    expect(complete).toBe(true);
    expect(runs.map(({ record }) => record.id)).toEqual(['a']);
    await expect(client.runs.get({ id: 'b' })).rejects.toMatchObject({ code: 'KNOWN', data: { code: 'run-missing' } });
    await expect(client.runs.get({ id: '../a' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 50);
    await expect(client.workbench.changes({ cursor }, { signal: gone.signal })).rejects.toThrow(/abort/i);
  });

  test('tells two pages of the same change', async () => {
    const other = await hosts[name]?.();
    if (other === undefined) throw new TypeError('no host');
    const [mine, theirs] = await Promise.all([
      client.workbench.changes({ cursor: null }),
      other.client.workbench.changes({ cursor: null }),
    ]);
    const both = [
      client.workbench.changes({ cursor: mine.cursor }),
      other.client.workbench.changes({ cursor: theirs.cursor }),
    ];
    await client.runs.label({ id: 'a', label: { name: `named by ${name}`, tags: [' x ', 'x'] } });
    for (const { runs, complete } of await Promise.all(both)) {
      expect(complete).toBe(false);
      expect(runs.map(({ label }) => label)).toEqual([{ name: `named by ${name}`, tags: ['x'] }]);
    }
    other.end();
  });
});
