// Temporary folders: which are swept, and who wins a race.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeStaging, openStaging, settleStaging, sweepStagings } from '../../../build/native/staging.ts';

const HOUR_MS = 60 * 60 * 1000;
const HOST = hostname().replaceAll(/[^\w]/g, '') || 'host';
/** Above every system's largest process number. */
const NO_PROCESS = 2 ** 30;

function parent(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dcwp-staging-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('sweeps folders of dead processes, and of others only after a day', async () => {
  const folder = parent();
  const mine = await openStaging(folder);
  const dead = `.making-${HOST}-${NO_PROCESS}-a1`;
  const foreign = `.making-elsewhere-${NO_PROCESS}-a1`;
  for (const name of [dead, foreign, 'tf2.21.0']) mkdirSync(path.join(folder, name));
  expect(await sweepStagings(folder)).toEqual([dead]);
  expect(existsSync(mine.result)).toBe(true);
  expect(await sweepStagings(folder, Date.now() + 25 * HOUR_MS)).toContain(foreign);
  expect(existsSync(path.join(folder, 'tf2.21.0'))).toBe(true);
});

test('the loser of a race leaves the winner untouched', async () => {
  const folder = parent();
  const final = path.join(folder, 'final');
  const complete = (candidate: string): boolean => existsSync(path.join(candidate, 'whole'));
  const settle = async (text: string): Promise<boolean> => {
    const staging = await openStaging(folder);
    writeFileSync(path.join(staging.result, 'whole'), text);
    const won = await settleStaging(staging, final, complete);
    await closeStaging(staging);
    return won;
  };
  expect(await settle('first')).toBe(true);
  expect(await settle('second')).toBe(false);
  expect(readFileSync(path.join(final, 'whole'), 'utf8')).toBe('first');
});
