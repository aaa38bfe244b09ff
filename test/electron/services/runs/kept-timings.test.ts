// Measurements on disk, and what tells that they are of other data.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataStamp } from '../../../../electron/services/runs/data-stamp.ts';
import { KeptTimings } from '../../../../electron/services/runs/kept-timings.ts';
import type { RunTimings } from '../../../../shared/run-estimate.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcwp-timings-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const timingsOf = (stepSeconds: number): RunTimings => ({
  counts: { train: 100, valid: 10, test: 20 },
  parts: [{ stage: 'pruning', network: 'classifier', stepSeconds, imageSeconds: 0.001 }],
});

describe('kept timings', () => {
  const file = () => join(folder, 'cache', 'timings.json');

  test('are those of the key, the latest', () => {
    const kept = new KeptTimings(file());
    expect(kept.get('a')).toBeUndefined();
    kept.keep('a', timingsOf(1));
    kept.keep('b', timingsOf(2));
    kept.keep('a', timingsOf(3));
    expect(new KeptTimings(file()).get('a')).toEqual(timingsOf(3));
    expect(new KeptTimings(file()).get('b')).toEqual(timingsOf(2));
  });

  test('are a hundred, of which the oldest goes first', () => {
    const kept = new KeptTimings(file());
    for (let key = 0; key < 102; key++) kept.keep(`key ${key}`, timingsOf(key));
    expect([kept.get('key 1'), kept.get('key 2'), kept.get('key 101')]).toEqual([
      undefined,
      ...[2, 101].map(timingsOf),
    ]);
    expect(readFileSync(file()).length).toBeLessThan(50_000);
  });

  test('are measured again after a month', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] });
    const kept = new KeptTimings(file());
    kept.keep('a', timingsOf(1));
    vi.setSystemTime(Date.UTC(2026, 0, 30));
    expect(kept.get('a')).toEqual(timingsOf(1));
    vi.setSystemTime(Date.UTC(2026, 1, 1));
    expect(kept.get('a')).toBeUndefined();
  });

  test.each(['', '{', '{"format":2,"timings":[]}', '{"format":1,"timings":[{"key":"a","at":0,"timings":{}}]}'])(
    'of the file %j are none, and it is replaced',
    (text) => {
      mkdirSync(join(folder, 'cache'));
      writeFileSync(file(), text);
      const kept = new KeptTimings(file());
      expect(kept.get('a')).toBeUndefined();
      kept.keep('a', timingsOf(1));
      expect(kept.get('a')).toEqual(timingsOf(1));
    },
  );

  test('that cannot be written are done without', () => {
    writeFileSync(join(folder, 'cache'), 'a file in its place');
    const kept = new KeptTimings(file());
    kept.keep('a', timingsOf(1));
    expect(kept.get('a')).toBeUndefined();
  });
});

describe('the stamp of a data set', () => {
  const images = () => join(folder, 'cmnist', '5pct', 'align');
  const build = (): void => {
    mkdirSync(images(), { recursive: true });
    writeFileSync(join(images(), '1_0_0.png'), 'image');
  };

  test('is another one once it was built anew, or its table was exchanged', () => {
    build();
    writeFileSync(join(folder, 'cmnist', 'table.csv'), 'path,class');
    const before = dataStamp(folder, 'cmnist');
    renameSync(join(folder, 'cmnist', '5pct'), join(folder, 'old'));
    build();
    const anew = dataStamp(folder, 'cmnist');
    expect(anew).not.toBe(before);
    writeFileSync(join(folder, 'cmnist', 'table.csv'), 'path,class,bias');
    expect(dataStamp(folder, 'cmnist')).not.toBe(anew);
  });

  test('is the same after a packed cache was written beside it', () => {
    build();
    const before = dataStamp(folder, 'cmnist');
    mkdirSync(join(folder, 'cmnist', '.cache'));
    mkdirSync(join(folder, 'cmnist', '5pct', '.cache'));
    expect(dataStamp(folder, 'cmnist')).toBe(before);
    expect(dataStamp(folder, 'other')).toBe('');
  });
});
