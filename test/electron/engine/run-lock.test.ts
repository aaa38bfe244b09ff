// One engine at a time works on a run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockRun } from '../../../electron/engine/run-lock.ts';
import { ownerOf } from '../../../electron/services/runs/run-owner.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcwp-lock-'));
  writeFileSync(join(folder, 'run.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const take = () => lockRun(folder, () => {});

function leaveLock(pid: number, host: string): void {
  mkdirSync(join(folder, 'run.json.lock'));
  writeFileSync(join(folder, 'lock-owner.json'), JSON.stringify({ pid, host, since: '2026-01-02T03:04:05Z' }));
}

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('says who works on a run, until it is released', async () => {
  expect(ownerOf(folder)).toBeUndefined();
  const release = await take();
  expect(ownerOf(folder)).toMatchObject({ pid: process.pid, host: hostname() });
  await release();
  expect(ownerOf(folder)).toBeUndefined();
  expect(existsSync(join(folder, 'run.json.lock'))).toBe(false);
});

test('refuses a run that a living process holds, naming it and the folder', async () => {
  const release = await take();
  const facts = {
    kind: 'user',
    code: 'run-in-use',
    message: expect.stringContaining(`${folder} is in use by process ${process.pid}`),
  };
  await expect(take()).rejects.toMatchObject(facts);
  expect(ownerOf(folder)).toBeDefined();
  await release();
  await (await take())();
});

test('takes over at once what a killed process of this machine left', async () => {
  const pid = await deadPid();
  leaveLock(pid, hostname());
  expect(ownerOf(folder)).toBeUndefined();
  const release = await take();
  expect(JSON.parse(readFileSync(join(folder, 'lock-owner.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  await release();
});

test('waits a minute before it takes over what another machine left', async () => {
  leaveLock(1, 'elsewhere');
  await expect(take()).rejects.toMatchObject({
    code: 'run-in-use',
    message: expect.stringContaining('process 1 on elsewhere'),
  });
  const old = Date.now() / 1000 - 61;
  utimesSync(join(folder, 'run.json.lock'), old, old);
  await (await take())();
});

test('lets one of many takers have what was left', async () => {
  leaveLock(await deadPid(), hostname());
  const results = await Promise.allSettled([take(), take(), take(), take()]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'fulfilled') await result.value();
});
