// The run's event log, written by the engine and read by a service.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunLog } from '../../../electron/engine/run-log.ts';
import { readEvents } from '../../../electron/formats/event-log-file.ts';
import { EVENTS_FORMAT, type RunEvent } from '../../../shared/events.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcwp-log-'));
  path = join(folder, 'events.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const warning = (message: string): RunEvent => ({ type: 'warning', code: 'x', message, remedy: 'y', at: 5 });

test('reads back what was appended, over several openings', () => {
  for (const message of ['one', 'two\nlines', 'drei – äöü']) {
    const log = new RunLog(folder);
    log.append(warning(message));
    log.flush();
    log.close();
  }
  expect(readEvents(folder)).toEqual([warning('one'), warning('two\nlines'), warning('drei – äöü')]);
});

test('keeps an event as soon as it is appended: there is no buffer that kill -9 could empty', () => {
  const log = new RunLog(folder);
  log.append(warning('one'));
  expect(readFileSync(path, 'utf8')).toMatch(/\n$/);
  log.close();
});

test('cuts away a torn last line when it is opened again', () => {
  const log = new RunLog(folder);
  log.append(warning('one'));
  log.close();
  appendFileSync(path, Buffer.from('{"type":"warning","message":"ä').subarray(0, -1));
  expect(readEvents(folder)).toEqual([warning('one')]);
  const again = new RunLog(folder);
  again.append(warning('two'));
  again.close();
  expect(readEvents(folder)).toEqual([warning('one'), warning('two')]);
});

test('cuts away a torn only line', () => {
  writeFileSync(path, '{"type":');
  new RunLog(folder).close();
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('has no events where the run never began', () => {
  expect(readEvents(folder)).toEqual([]);
});

test('names the line that is broken', () => {
  writeFileSync(path, `${JSON.stringify(warning('one'))}\n{"type":"no-such-event","at":1}\n`);
  const facts = { kind: 'user', code: 'events-broken', message: expect.stringContaining(`${path}, line 2`) };
  expect(() => readEvents(folder)).toThrow(expect.objectContaining(facts));
});

test('refuses a log of a newer version, whatever else is in it', () => {
  const start = { type: 'run-started', format: EVENTS_FORMAT + 1, planet: 'Mars', at: 1 };
  writeFileSync(path, `${JSON.stringify(start)}\n{"type":"no-such-event"}\n`);
  expect(() => readEvents(folder)).toThrow(expect.objectContaining({ kind: 'user', code: 'events-newer' }));
});

test('says that the folder is gone', () => {
  rmSync(folder, { recursive: true });
  expect(() => new RunLog(folder)).toThrow(expect.objectContaining({ kind: 'failure', code: 'folder-missing' }));
});
