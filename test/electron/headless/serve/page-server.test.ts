import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from '../../../../electron/services/workbench.ts';
import { openFake, temporaryHome } from '../../services/api/workbench-folder.ts';
import { get, openSocket, type ServerAtWork, serverOn } from './server-at-work.ts';

let workbench: Workbench;
let server: ServerAtWork;

beforeAll(async () => {
  workbench = await openFake(temporaryHome());
  server = await serverOn(workbench);
});

afterAll(async () => {
  await server.close();
  await workbench.close();
});

const signedIn = () => ({ cookie: server.cookie });
const ownOrigin = () => `http://127.0.0.1:${server.port}`;

/** What was logged while `work` was done. */
async function loggedBy(work: () => Promise<unknown>): Promise<string> {
  const before = server.logged.length;
  await work();
  return server.logged.slice(before).join('\n');
}

test('the printed address signs in by a cookie that no script and no other site gets, and drops its token', async () => {
  const { pathname, search } = new URL(server.url);
  const { status, headers } = await get(server.port, pathname + search);
  expect(status).toBe(303);
  expect(headers.location).toBe('/');
  expect(headers['set-cookie']?.[0]).toMatch(/^dcwp-\d+=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  expect(headers['set-cookie']?.[0]).not.toContain(search.slice('?token='.length));
});

test('a signed-in browser gets the page, with a policy whose nonce is new each time', async () => {
  const [one, other] = [await get(server.port, '/', signedIn()), await get(server.port, '/runs/some-run', signedIn())];
  const nonceOf = ({ body }: typeof one) => /nonce="([^"]+)"/.exec(body)?.[1];
  expect(one.status).toBe(200);
  expect(nonceOf(one)).not.toBe(nonceOf(other));
  const policy = String(one.headers['content-security-policy']);
  expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(one)}'`);
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(one.headers['x-content-type-options']).toBe('nosniff');
  expect((await get(server.port, '/assets/a.js', signedIn())).body).toBe('ready');
});

const refusedRequests: readonly [name: string, path: string, headers: () => Record<string, string>, status: number][] =
  [
    ['no token', '/', () => ({}), 401],
    ['a wrong token', '/?token=guessed', signedIn, 401],
    ['a wrong cookie', '/', () => ({ cookie: `${server.cookie.split('=')[0]}=guessed` }), 401],
    ['a foreign name that was made to point here', '/', () => ({ ...signedIn(), host: 'evil.example' }), 403],
    ['this machine at another port', '/', () => ({ ...signedIn(), host: '127.0.0.1:1' }), 403],
    ['a foreign origin', '/', () => ({ ...signedIn(), origin: 'https://evil.example' }), 403],
    ['the origin of another port', '/', () => ({ ...signedIn(), origin: 'http://127.0.0.1:1' }), 403],
    ['the null origin', '/', () => ({ ...signedIn(), origin: 'null' }), 403],
    [
      'an image of ours in a foreign page',
      '/assets/a.js',
      () => ({ ...signedIn(), 'sec-fetch-site': 'cross-site' }),
      403,
    ],
  ];

test.each(refusedRequests)('%s is refused, and logged', async (_, path, headers, status) => {
  const logged = await loggedBy(async () => {
    const got = await get(server.port, path, headers());
    expect(got.status).toBe(status);
    expect(got.body).not.toContain('script');
    expect(got.headers['set-cookie']).toBeUndefined();
  });
  expect(logged).toMatch(/^refused: /);
  expect(logged).not.toContain(server.cookie);
});

test.each([
  '/../package.json',
  '/assets/../../secret.js',
  '/assets/%2e%2e/%2e%2e/x.js',
  '/assets/..%2fx.js',
  '/a%00.js',
  '//etc/passwd.txt',
])('the path %s leads nowhere', async (path) => {
  const { status, body } = await get(server.port, path, signedIn());
  expect([400, 404]).toContain(status);
  expect(body).not.toContain('{');
});

test('nothing can be written', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await get(server.port, '/', signedIn(), method);
    expect(status).toBe(405);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

const refusedSockets: readonly [name: string, headers: () => Record<string, string>, path: string][] = [
  ['without a cookie', () => ({ origin: ownOrigin() }), '/api'],
  ['without an origin', signedIn, '/api'],
  ['of a foreign origin', () => ({ ...signedIn(), origin: 'https://evil.example' }), '/api'],
  ['of a foreign name', () => ({ ...signedIn(), origin: 'http://evil.example', host: 'evil.example' }), '/api'],
  ['at another address', () => ({ ...signedIn(), origin: ownOrigin() }), '/other'],
];

test.each(refusedSockets)('a socket %s is refused, and logged', async (_, headers, path) => {
  const logged = await loggedBy(() => expect(openSocket(server.port, headers(), path)).rejects.toThrow('403'));
  expect(logged).toMatch(/^refused: /);
});

const refusedMessages: readonly [name: string, message: string | Buffer][] = [
  ['no JSON', '{'],
  ['no object', '[]'],
  ['null', 'null'],
  ['without an id', '{"p":{"u":"/runs/get","b":{}}}'],
  ['without content', '{"i":"1"}'],
  ['with an address of another host', '{"i":"1","p":{"u":"http://evil.example/","b":{}}}'],
  ['of bytes', Buffer.from('{"i":"1","p":{"u":"/runs/get","b":{}}}')],
  ['oversized', JSON.stringify({ i: '1', p: { u: '/runs/get', b: { json: { id: 'x'.repeat(2_000_000) } } } })],
];

test.each(refusedMessages)(
  'a message that is %s closes its socket, is logged, and the server lives on',
  async (_, message) => {
    const socket = await openSocket(server.port, { ...signedIn(), origin: ownOrigin() });
    const logged = await loggedBy(async () => {
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      socket.send(message);
      expect([1008, 1009]).toContain(await closed);
    });
    expect(logged).toMatch(/^refused: .{5,300}$/);
    expect((await get(server.port, '/', signedIn())).status).toBe(200);
  },
);
