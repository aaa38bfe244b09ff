import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBuild, startCheck } from '../../../electron/services/data/data-jobs.ts';
import { Jobs } from '../../../electron/services/jobs.ts';
import type { Job } from '../../../shared/job.ts';
import { temporaryFolder, writeSmallMnist } from '../../dataset/small-mnist.ts';
import { until } from './api/workbench-folder.ts';

const only = (jobs: Jobs): Job => {
  const job = jobs.list().at(-1);
  if (job === undefined) throw new Error('no job');
  return job;
};

const order = (source: string) => ({
  ...{ builder: 'cmnist', name: 'cmnist', conflictPercent: 5, seed: 1, source, settings: {} },
});

test('building and checking a data set are jobs that tell their progress and what came of them', async () => {
  const [root, source] = [temporaryFolder(), temporaryFolder()];
  writeSmallMnist(source);
  const told: Job[] = [];
  const jobs: Jobs = new Jobs(() => told.push(...jobs.list().slice(-1)));
  startBuild(jobs, root, order(source));
  expect(() => startBuild(jobs, root, order(source))).toThrow('is being done already');
  await until(() => only(jobs).status !== 'running');
  expect(only(jobs)).toMatchObject({ status: 'finished', error: null });
  expect(only(jobs).result?.lines[0]).toContain('110 training images, 5 of which conflict');
  expect(told.some(({ progress }) => progress !== null && progress.done === progress.total)).toBe(true);
  startCheck(jobs, root, 'cmnist', null);
  await until(() => only(jobs).status !== 'running');
  // What was found, then what is looked at on request.
  expect(only(jobs).result?.lines.at(-1)).toBe('cmnist: no problems');
  expect(only(jobs).result?.lines).not.toContainEqual(expect.stringContaining('train: 110 images'));
  expect(only(jobs).result?.problems).toBe(0);
  expect(only(jobs).result?.details?.[0]).toBe('5 %, train: 110 images, 5 of which conflict');
  const [broken] = readdirSync(join(root, 'cmnist', 'test', '0'));
  writeFileSync(join(root, 'cmnist', 'test', '0', broken ?? ''), 'no image');
  startCheck(jobs, root, 'cmnist', null);
  await until(() => only(jobs).status !== 'running');
  expect(only(jobs).result).toMatchObject({ problems: 1 });
  expect(only(jobs).result?.lines.at(-1)).toContain('not a readable image');
  startCheck(jobs, root, 'missing', null);
  await until(() => only(jobs).status !== 'running');
  expect(only(jobs)).toMatchObject({ status: 'failed', error: { code: 'data-set-missing', kind: 'user' } });
});

test('a job that is cancelled leaves nothing half done and says so', async () => {
  const [root, source] = [temporaryFolder(), temporaryFolder()];
  writeSmallMnist(source, 3000);
  const jobs = new Jobs(() => {});
  const { id } = startBuild(jobs, root, order(source));
  await until(() => only(jobs).progress !== null);
  jobs.cancel(id);
  await until(() => only(jobs).status !== 'running');
  expect(only(jobs)).toMatchObject({ status: 'cancelled', error: null, result: null });
  expect(existsSync(join(root, 'cmnist', '5pct'))).toBe(false);
  jobs.dismiss(id);
  expect(jobs.list()).toEqual([]);
});
