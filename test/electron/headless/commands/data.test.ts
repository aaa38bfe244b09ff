// `dcwp data` as a user starts it.
import { spawn } from 'node:child_process';
import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { copyOfSmall, temporaryFolder, writeSmallMnist } from '../../../dataset/small-mnist.ts';

const entry = fileURLToPath(new URL('../../../../electron/headless/dcwp.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function data(args: readonly string[], onErr?: (text: string, stop: () => void) => void): Promise<Ended> {
  const env = { ...process.env, DCWP_HOME: join(temporaryFolder(), 'home') };
  const child = spawn(process.execPath, ['--import', 'tsx', entry, 'data', ...args], { env });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    onErr?.(err, () => child.kill('SIGINT'));
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

it('builds a set under a name of its own, which is then listed', async () => {
  const [source, root] = [temporaryFolder(), temporaryFolder()];
  writeSmallMnist(source);
  const where = ['--source', source, '--out', root, '--name', 'fashion'];
  const built = await data(['build', 'cmnist', '--conflict', '5', '--seed', '7', ...where]);
  expect(built).toMatchObject({ code: 0, out: expect.stringMatching(/5pct built: 110 training images, 5 of which/) });
  expect(built.err).toMatch(/writing 5pct: 110 of 110/);
  const listed = await data(['list', '--root', root, '--json']);
  expect(JSON.parse(listed.out)).toMatchObject({ datasets: [{ name: 'fashion', ratios: [{ seed: 7 }], test: 20 }] });
});

it('checks a set: exit code 0 where all is well, 2 with each damaged file named', async () => {
  const root = await copyOfSmall();
  await expect(data(['check', 'cmnist', '--root', root])).resolves.toMatchObject({
    code: 0,
    out: expect.stringMatching(/5 %, train: 110 images, 5 of which conflict\n[\s\S]*cmnist: no problems\n$/),
  });
  const valid = join(root, 'cmnist', '5pct', 'valid');
  const [file = ''] = readdirSync(valid);
  truncateSync(join(valid, file), 100);
  const checked = await data(['check', 'cmnist', '--root', root, '--json']);
  expect(checked.code).toBe(2);
  expect(JSON.parse(checked.out)).toMatchObject({
    problems: [{ code: 'image-unreadable', path: `cmnist/5pct/valid/${file}` }],
  });
  expect(JSON.parse(checked.err.trim().split('\n').at(-1) ?? '')).toMatchObject({
    error: { code: 'image-unreadable' },
  });
});

it.each([
  ['a ratio that is not published', ['build', 'cmnist', '--conflict', '3'], /Allowed choices are 0\.5, 1, 2, 5/],
  ['a seed that is none', ['build', 'cmnist', '--seed', '-1'], /whole number from 0/],
  ['a builder that is none', ['build', 'mnist'], /unknown command 'mnist'/],
  [
    'a source without files',
    ['build', 'cmnist', '--source', '/'],
    /lacks train-images-idx3-ubyte[\s\S]*→ Give the folder/,
  ],
  [
    'a set that is not there',
    ['check', 'nothing'],
    /no data set nothing[\s\S]*→ Put your images there[\s\S]*dcwp data list/,
  ],
])('refuses %s with exit code 2', async (_, args, message) => {
  await expect(data(args)).resolves.toMatchObject({ code: 2, err: expect.stringMatching(message) });
});

it('leaves nothing half done when it is stopped', async () => {
  const [source, root] = [temporaryFolder(), temporaryFolder()];
  writeSmallMnist(source, 12_000);
  let asked = false;
  const stopped = await data(['build', 'cmnist', '--source', source, '--out', root], (text, stop) => {
    if (!asked && text.includes('writing 5pct')) stop();
    asked ||= text.includes('writing 5pct');
  });
  expect(stopped).toMatchObject({ code: 130, err: expect.stringContaining('dcwp data build was stopped') });
  expect(readdirSync(join(root, 'cmnist')).toSorted()).toEqual(['test']);
});
