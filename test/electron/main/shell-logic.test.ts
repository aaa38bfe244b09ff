import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { closingChoices, closingOf } from '../../../electron/main/closing.ts';
import { isOwnAddress, mayOpenOutside, PAGE_ADDRESS } from '../../../electron/main/page-address.ts';
import { portChannel } from '../../../electron/main/port-channel.ts';
import { type Utility, utilityEngine } from '../../../electron/main/utility-engine.ts';
import { fittingState, readWindowState, writeWindowState } from '../../../electron/main/window-state.ts';

describe('addresses', () => {
  test.each([
    [PAGE_ADDRESS, true],
    [`${PAGE_ADDRESS}runs/a?b#c`, true],
    ['dcwp://workbench.evil.example/', false],
    ['dcwp://evil@workbench/', false],
    ['dcwp://workbench:80/', false],
    ['https://workbench/', false],
    ['file:///etc/passwd', false],
    ['about:blank', false],
    ['', false],
  ])('%s is our own: %s', (address, own) => expect(isOwnAddress(address)).toBe(own));

  test.each([
    ['https://arxiv.org/abs/2210.05247', true],
    ['http://arxiv.org/', false],
    ['file:///usr/bin/env', false],
    ['javascript:alert(1)', false],
    ['smb://host/share', false],
  ])('%s may be opened outside: %s', (address, may) => expect(mayOpenOutside(address)).toBe(may));
});

describe('the window', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1080 };
  const state = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

  test('comes back where it was', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dcwp-window-')), 'state.json');
    expect(readWindowState(file)).toBeNull();
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(fittingState(state, [display])).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
    writeFileSync(file, '{"x": "far"}');
    expect(readWindowState(file)).toBeNull();
  });

  test.each([
    ['to the right of all displays', { ...state, x: 1900 }],
    ['above them', { ...state, y: -300 }],
    ['on a display that is gone', { ...state, x: 2500 }],
  ])('is placed anew where it would be %s', (_, lost) => {
    expect(fittingState(lost, [display])).not.toHaveProperty('x');
  });

  test('is never smaller than the views allow', () => {
    expect(fittingState({ ...state, width: 300, height: 300 }, [display])).toMatchObject({ width: 1024, height: 700 });
  });
});

test('each answer of the closing dialog means what its button says', () => {
  expect(closingChoices.map((_, button) => closingOf(button))).toEqual(['keep', 'quit', 'cancel']);
  expect(closingOf(-1)).toBe('cancel');
});

test('a utility process serves as an engine: its messages, its output, its end', async () => {
  const events = new EventEmitter();
  const sent: unknown[] = [];
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const utility: Utility = {
    ...{ pid: undefined, stdout, stderr, postMessage: (message) => void sent.push(message) },
    on: (event, listener) => events.on(event, listener),
    once: (event, listener) => events.once(event, listener),
  };
  const log = join(mkdtempSync(join(tmpdir(), 'dcwp-utility-')), 'engine.log');
  const channel = utilityEngine(() => utility, log);
  const received: unknown[] = [];
  channel.onMessage((message) => received.push(message));
  const ended = new Promise((resolve) => channel.onExit(resolve));
  events.emit('message', { type: 'ready' });
  channel.send({ type: 'pause' });
  stdout.write('one\n');
  stderr.write('two\n');
  await new Promise((turn) => setTimeout(turn, 50));
  events.emit('exit', 3);
  expect(await ended).toEqual({ code: 3, signal: null });
  channel.send({ type: 'stop' });
  expect(sent).toEqual([{ type: 'pause' }]);
  expect(received).toEqual([{ type: 'ready' }]);
  // The file is opened and written in its own time.
  await vi.waitFor(() => expect(readFileSync(log, 'utf8').split('\n').sort()).toEqual(['', 'one', 'two']), 10_000);
});

test('a port begins to deliver once it is listened to, and is closed where a message breaks the rules', () => {
  const done: string[] = [];
  const port = new EventEmitter();
  const channel = portChannel({
    postMessage: (message) => void done.push(`sent ${String(message)}`),
    on: (event: string, listener: (event: { readonly data: unknown }) => void) => port.on(event, listener),
    start: () => void done.push('started'),
    close: () => void done.push('closed'),
  });
  const received: unknown[] = [];
  channel.onMessage((data) => received.push(data));
  port.emit('message', { data: 'hello' });
  channel.send('answer');
  channel.refuse();
  expect(received).toEqual(['hello']);
  expect(done).toEqual(['started', 'sent answer', 'closed']);
});
