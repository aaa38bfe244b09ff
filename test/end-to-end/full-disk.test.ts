// A disk that is full while a run trains: the run fails, and goes on where there is room again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readEvents } from '../../electron/formats/event-log-file.ts';
import { progressOf } from '../../electron/services/runs/open-run.ts';
import { attend, digest, smallRun } from './small-run.ts';

const disk = mkdtempSync(join(tmpdir(), 'dcwp-disk-'));

/** A disk in memory; false where this user or system may not have one. */
const mount = (options: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0;
const mounted = process.platform === 'linux' && mount('size=7m');

afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

test('a run on a full disk says so, loses nothing, and ends with the same bytes once there is room', async ({
  skip,
}) => {
  skip(!mounted, 'mounting a small disk is not permitted here');
  const undisturbed = await smallRun({ supervised: true });
  await attend(undisturbed);
  const run = await smallRun({ supervised: true }, join(disk, 'run'));
  const failed = { kind: 'failure', code: 'disk-full', remedy: expect.stringContaining('resume') };
  await expect(attend(run)).rejects.toMatchObject({ ...failed, message: expect.stringContaining(run.folder) });
  const reached = progressOf(run.folder);
  expect(reached.finished.length + (reached.partial?.step ?? 0)).toBeGreaterThan(0);
  expect(readEvents(run.folder).some(({ type }) => type === 'checkpoint-written')).toBe(true);
  await expect(attend(run)).rejects.toMatchObject(failed);
  expect(progressOf(run.folder)).toEqual(reached);
  expect(mount('remount,size=64m')).toBe(true);
  expect((await attend(run)).end).toBe('finished');
  expect(digest(run)).toBe(digest(undisturbed));
});
