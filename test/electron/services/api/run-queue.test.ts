import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../../../electron/services/workbench.ts';
import { addRun, openFake, temporaryHome, until } from './workbench-folder.ts';

let workbench: Workbench | undefined;

afterEach(async () => {
  await workbench?.close();
  workbench = undefined;
});

const statusOf = (id: string) => workbench?.library.get(id).summary.status;
const untilStatus = (id: string, status: string) =>
  until(
    () => statusOf(id) === status,
    () => `${id} is ${statusOf(id)}, not ${status}`,
  );

test('runs wait for the engine, which works on one at a time, in their order', async () => {
  const home = temporaryHome();
  for (const id of ['a', 'b', 'c']) addRun(home, id, id === 'a' ? 'goOn' : 'finish');
  workbench = await openFake(home);
  workbench.queue.add('a', 'last');
  workbench.queue.add('b', 'last');
  workbench.queue.add('c', 'next');
  await untilStatus('a', 'running');
  expect([statusOf('b'), statusOf('c')]).toEqual(['queued', 'queued']);
  expect(workbench.queue.waiting).toEqual(['c', 'b']);
  workbench.queue.move('b', 0);
  expect(workbench.queue.waiting).toEqual(['b', 'c']);
  workbench.queue.stop('a');
  await untilStatus('c', 'finished');
  expect(statusOf('a')).toBe('interrupted');
  const ended = (id: string) => workbench?.library.get(id).summary.lastAt ?? 0;
  expect(ended('b')).toBeLessThan(ended('c'));
});

test('a run is starting while its engine has not said a word, the first time and again', async () => {
  const home = temporaryHome();
  addRun(home, 'a', 'goOn');
  workbench = await openFake(home);
  for (const before of ['created', 'interrupted']) {
    expect(statusOf('a')).toBe(before);
    workbench.queue.add('a', 'next');
    expect(statusOf('a')).toBe('starting');
    await untilStatus('a', 'running');
    workbench.queue.stop('a');
    await untilStatus('a', 'interrupted');
    await until(
      () => workbench?.queue.activeId === null,
      () => 'its engine is still there',
    );
  }
});

test('what waited is begun when the host is started again, and what was at work was saved', async () => {
  const home = temporaryHome();
  addRun(home, 'a', 'goOn');
  addRun(home, 'b', 'finish');
  workbench = await openFake(home);
  workbench.queue.add('a', 'last');
  workbench.queue.add('b', 'last');
  await untilStatus('a', 'running');
  await workbench.close();
  expect(JSON.parse(readFileSync(join(home.runs, '.queue.json'), 'utf8'))).toMatchObject({ waiting: ['b'] });
  workbench = await openFake(home);
  expect(statusOf('a')).toBe('interrupted');
  await untilStatus('b', 'finished');
});

test('an engine that is killed is told with its cause, and the next run begins', async () => {
  const home = temporaryHome();
  addRun(home, 'a', 'killed');
  addRun(home, 'b', 'finish');
  workbench = await openFake(home);
  workbench.queue.add('a', 'last');
  workbench.queue.add('b', 'last');
  await untilStatus('b', 'finished');
  const { status, error } = workbench.library.get('a').summary;
  expect(status).toBe('crashed');
  expect(error?.message).toContain('SIGKILL');
  await workbench.close();
  workbench = await openFake(home);
  expect(workbench.library.get('a').summary).toMatchObject({ status: 'crashed', error: { code: 'engine-lost' } });
});

test('pausing and proceeding show in the summary', async () => {
  const home = temporaryHome();
  addRun(home, 'a', 'goOn');
  workbench = await openFake(home);
  workbench.queue.add('a', 'next');
  await untilStatus('a', 'running');
  workbench.queue.pause('a');
  await untilStatus('a', 'paused');
  workbench.queue.proceed('a');
  await untilStatus('a', 'running');
  expect(() => workbench?.queue.add('a', 'next')).toThrow('works on the run a already');
  expect(() => workbench?.removeRuns(['a'])).toThrow('at work');
});

test('a removed run is gone from the list and comes back whole, or goes to the bin in the end', async () => {
  const home = temporaryHome();
  addRun(home, 'a');
  addRun(home, 'b');
  const binned: string[] = [];
  workbench = await openFake(home, binned);
  workbench.library.label('a', { name: 'the first', tags: ['good'] });
  const { version } = workbench.changes;
  workbench.removeRuns(['a', 'b']);
  expect(workbench.library.since(version).removed).toEqual(['a', 'b']);
  expect(existsSync(join(home.runs, 'a'))).toBe(false);
  workbench.restoreRuns(['a']);
  expect(workbench.library.get('a').summary.label).toEqual({ name: 'the first', tags: ['good'] });
  expect(binned).toEqual([]);
  await workbench.close();
  expect(binned).toEqual([join(home.runs, '.removed', 'b')]);
});

test('removed runs that waited wait again where they did, once they are brought back', async () => {
  const home = temporaryHome();
  addRun(home, 'a', 'goOn');
  for (const id of ['b', 'c', 'd', 'e']) addRun(home, id);
  workbench = await openFake(home);
  for (const id of ['a', 'b', 'c', 'd']) workbench.queue.add(id, 'last');
  await untilStatus('a', 'running');
  workbench.removeRuns(['d', 'b', 'e']);
  expect(workbench.queue.waiting).toEqual(['c']);
  workbench.restoreRuns(['d', 'b', 'e']);
  expect(workbench.queue.waiting).toEqual(['b', 'c', 'd']);
  expect(workbench.library.get('b').summary.status).toBe('queued');
  // One that was taken out of the queue before it is removed stays out of it.
  workbench.queue.stop('b');
  workbench.removeRuns(['b']);
  workbench.restoreRuns(['b']);
  expect(workbench.queue.waiting).toEqual(['c', 'd']);
});
