// Making run folders, finding them again, listing them.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRun, type RunOrder } from '../../../../electron/services/runs/create-run.ts';
import { checkDiskSpace } from '../../../../electron/services/runs/disk-space.ts';
import { listRuns } from '../../../../electron/services/runs/list-runs.ts';
import { openRun } from '../../../../electron/services/runs/open-run.ts';
import { runName } from '../../../../electron/services/runs/run-name.ts';
import { FailureError } from '../../../../shared/errors.ts';
import { formatEvent } from '../../../../shared/event-log.ts';
import { EVENTS_FORMAT } from '../../../../shared/events.ts';
import { configurationWith } from './fake-run.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dcwp-runs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const order = (settings: Parameters<typeof configurationWith>[0] = {}, more: Partial<RunOrder> = {}): RunOrder => ({
  configuration: configurationWith(settings),
  preset: 'cmnist-5pct',
  tensorflow: '2.21.0',
  runsRoot: root,
  ...more,
});

test('a run is named after its time, data, method and seed', () => {
  const configuration = configurationWith({ data: 'cmnist', conflict_pct: 0.5, mode: 'MRM', seed: 55 });
  expect(runName(configuration, 0.5, new Date(2026, 10, 5, 4, 3, 2))).toBe('20261105-040302-cmnist-0.5pct-mrm-s55');
  expect(runName(configuration, null, new Date(2026, 10, 5, 4, 3, 2))).toBe('20261105-040302-cmnist-mrm-s55');
});

describe('createRun', () => {
  test('writes configuration, versions and machine', () => {
    const { folder, record } = createRun(order({ seed: 55 }));
    expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toEqual(record);
    expect(record).toMatchObject({ format: 1, preset: 'cmnist-5pct', parent: null, configuration: { seed: 55 } });
    expect(record.versions).toMatchObject({ node: process.versions.node, tensorflow: '2.21.0' });
    expect(record.machine.cores).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'checkpoints'))).toBe(true);
  });

  test('gives runs of the same second folders of their own', () => {
    const folders = [1, 2, 3].map(() => createRun(order()).folder);
    expect(new Set(folders).size).toBe(3);
    expect(readdirSync(root).sort()).toEqual(folders.map((folder) => folder.slice(root.length + 1)).sort());
  });

  test('takes --run-dir, else exp_name below log_dir', () => {
    const named = order({ log_dir: join(root, 'logs'), exp_name: 'first' });
    expect(createRun(named).folder).toBe(join(root, 'logs', 'first'));
    expect(createRun({ ...named, runDir: join(root, 'here') }).folder).toBe(join(root, 'here'));
  });

  test('uses an empty folder, and leaves one that holds something as it is', () => {
    mkdirSync(join(root, 'empty'));
    createRun(order({}, { runDir: join(root, 'empty') }));
    const again = () => createRun(order({}, { runDir: join(root, 'empty') }));
    expect(again).toThrow(
      expect.objectContaining({ kind: 'user', code: 'run-exists', remedy: expect.stringContaining('dcwp resume') }),
    );
    mkdirSync(join(root, 'mine'));
    writeFileSync(join(root, 'mine', 'letter'), 'dear');
    expect(() => createRun(order({}, { runDir: join(root, 'mine') }))).toThrow(
      expect.objectContaining({ code: 'run-exists' }),
    );
    expect(readdirSync(join(root, 'mine'))).toEqual(['letter']);
  });

  test('leaves nothing behind when it fails', () => {
    const fail = () =>
      createRun(order(), () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      });
    expect(fail).toThrow(expect.objectContaining({ kind: 'failure', code: 'disk-full' }));
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('openRun', () => {
  test('finds a run by its folder and by its id', () => {
    const { folder, record } = createRun(order());
    expect(openRun(folder, '/elsewhere').record).toEqual(record);
    expect(openRun(record.id, root).folder).toBe(folder);
  });

  test('says where it has looked', () => {
    const facts = { kind: 'user', code: 'run-missing', message: expect.stringContaining(root) };
    expect(() => openRun('nothing', root)).toThrow(expect.objectContaining(facts));
    expect(() => openRun(tmpdir(), root)).toThrow(/not the folder of a run/);
  });

  test.each([
    ['of a newer version', '{"format": 2, "planet": "Mars"}', 'run-newer'],
    ['cut off', '{"format": 1, "id": "x', 'run-broken'],
    ['without a configuration', '{"format": 1, "id": "x"}', 'run-broken'],
  ])('refuses a run.json %s', (_, content, code) => {
    mkdirSync(join(root, 'bad'));
    writeFileSync(join(root, 'bad', 'run.json'), content);
    expect(() => openRun('bad', root)).toThrow(expect.objectContaining({ kind: 'user', code }));
  });
});

describe('listRuns', () => {
  test('tells what became of each, and skips what is no run', () => {
    const finished = createRun(order({ exp_name: 'b' }));
    const crashed = createRun(order({ exp_name: 'a' }));
    const broken = createRun(order({ exp_name: 'c' }));
    const start = formatEvent({
      type: 'run-started',
      format: EVENTS_FORMAT,
      id: 'x',
      device: 'cpu',
      tensorflow: '2',
      at: 1,
    });
    appendFileSync(
      join(finished.folder, 'events.jsonl'),
      start + formatEvent({ type: 'run-finished', seconds: 3, at: 2 }),
    );
    appendFileSync(join(crashed.folder, 'events.jsonl'), start);
    appendFileSync(join(broken.folder, 'events.jsonl'), 'no event\n');
    createRun(order({ exp_name: 'd' }));
    mkdirSync(join(root, 'other'));
    expect(listRuns(root).map(({ record, status }) => [record.id, status])).toEqual([
      ['d', 'created'],
      ['c', 'unreadable'],
      ['b', 'finished'],
      ['a', 'crashed'],
    ]);
  });

  test('is empty where there is no such folder', () => {
    expect(listRuns(join(root, 'gone'))).toEqual([]);
  });
});

test('a run is not begun on a disk that is nearly full', async () => {
  await checkDiskSpace(join(root, 'not', 'yet'), 1);
  await expect(checkDiskSpace(root, Number.MAX_SAFE_INTEGER)).rejects.toThrow(FailureError);
  await expect(checkDiskSpace(root, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ code: 'disk-space' });
});
