// What the doctor draws from its findings.
import { describe, expect, test } from 'vitest';
import { findProblems } from '../../../../electron/services/doctor/find-problems.ts';
import type { Findings } from '../../../../electron/services/doctor/findings.ts';
import { parseGpus } from '../../../../electron/services/doctor/gpus.ts';

const GPU = { name: 'NVIDIA L4', memoryBytes: 24e9, freeBytes: 23e9, driver: '550.54' };

const WELL: Findings = {
  platform: 'linux-x64',
  node: '20.20.2',
  runtime: { folder: '/cache/runtime', device: 'cpu', tensorflowVersion: '2.21.0', way: 'wheel' },
  tensorflow: { tensorflowVersion: '2.21.0', usesGpu: false, oneDnn: true },
  runtimeFailure: null,
  gpus: [],
  gpuFailure: null,
  folders: { data: '/home/data', runs: '/home/runs', cache: '/cache' },
  freeBytes: { data: 50e9, runs: 50e9, cache: 50e9 },
  dataSets: ['cmnist'],
  python: { program: '/usr/bin/python3', pip: '24.0' },
  compiler: '/usr/bin/g++',
  make: '/usr/bin/make',
};

test('a machine that has all has no problem', () => {
  expect(findProblems(WELL)).toEqual([]);
});

describe.each<[string, Partial<Findings>, 'blocking' | 'advice', RegExp, RegExp]>([
  ['no runtime', { runtime: null, tensorflow: null }, 'blocking', /no native runtime/, /^dcwp setup$/],
  [
    'a runtime that does not load',
    { tensorflow: null, runtimeFailure: 'undefined symbol' },
    'blocking',
    /\/cache\/runtime fails: undefined symbol/,
    /Remove that folder/,
  ],
  ['a GPU without its runtime', { gpus: [GPU] }, 'advice', /runtime is for the CPU/, /^dcwp setup --device cuda$/],
  ['a driver that does not answer', { gpuFailure: 'exit code 9' }, 'advice', /does not answer: exit code 9/, /driver/],
  ['little space', { freeBytes: { data: 1e9, runs: 1e9, cache: 1e9 } }, 'advice', /1\.0 GB are free/, /DCWP_HOME/],
  ['no data set', { dataSets: [] }, 'advice', /no data set in \/home\/data/, /^dcwp data build cmnist/],
])('%s', (_name, change, weight, what, remedy) => {
  test(`is ${weight}, with what mends it`, () => {
    const problems = findProblems({ ...WELL, ...change });
    expect(problems).toEqual([{ weight, what: expect.stringMatching(what), remedy: expect.stringMatching(remedy) }]);
  });
});

test('missing tools matter only where the runtime is missing', () => {
  const bare = { ...WELL, compiler: null, make: null, python: { program: '/usr/bin/python3', pip: null } };
  expect(findProblems(bare)).toEqual([]);
  const [first] = findProblems({ ...bare, runtime: null, tensorflow: null });
  expect(first?.what).toBe('The set-up of the native runtime lacks pip, a C++ compiler.');
});

test('the driver’s list is read line by line, names with commas and odd lines included', () => {
  const output = 'NVIDIA L4, 23034, 22000, 550.54.15\nOdd, name, 100, 50, 1.0\n[N/A]\nNVIDIA X, [N/A], [N/A], 1.0';
  expect(parseGpus(output)).toEqual([
    { name: 'NVIDIA L4', memoryBytes: 23034 * 1024 ** 2, freeBytes: 22000 * 1024 ** 2, driver: '550.54.15' },
    { name: 'Odd, name', memoryBytes: 100 * 1024 ** 2, freeBytes: 50 * 1024 ** 2, driver: '1.0' },
  ]);
});
