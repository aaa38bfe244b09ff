// Replacing a file as a whole.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from '../../../../electron/engine/checkpoints/atomic-file.ts';
import { writeFailure } from '../../../../shared/write-failure.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcwp-atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('writes, replaces, and leaves nothing else', () => {
  const path = join(folder, 'state.json');
  writeAtomically(path, Buffer.from('one, which is longer'));
  writeAtomically(path, Buffer.from('two'));
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(folder)).toEqual(['state.json']);
});

test('leaves what was there and removes its temporary file when the rename fails', () => {
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'inside'), { recursive: true });
  expect(() => writeAtomically(path, Buffer.from('x'))).toThrow(expect.objectContaining({ kind: 'failure' }));
  expect(readdirSync(folder)).toEqual(['taken']);
  expect(readdirSync(path)).toEqual(['inside']);
});

test('says that the folder is gone', () => {
  const write = () => writeAtomically(join(folder, 'gone', 'x'), Buffer.from('x'));
  expect(write).toThrow(expect.objectContaining({ code: 'folder-missing' }));
});

test.each([
  ['ENOSPC', 'disk-full', /Cannot write \/r\/x: the disk is full/],
  ['EACCES', 'not-writable', /no permission/],
  ['EROFS', 'not-writable', /read-only/],
  ['EIO', 'write-failed', /i\/o/],
])('tells %s as %s', (system, code, message) => {
  const failure = writeFailure('/r/x', Object.assign(new Error('i/o'), { code: system }));
  expect(failure).toMatchObject({ kind: 'failure', code });
  expect(failure.message).toMatch(message);
});
