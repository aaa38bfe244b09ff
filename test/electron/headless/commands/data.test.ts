// `dcwp data` as a user starts it.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { copyOfSmall, temporaryFolder, writeSmallMnist } from '../../../dataset/small-mnist.ts';
import { writeImages, writeText } from '../../../dataset/written-sets.ts';

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

/** Twelve images of two classes, with a table that says neither bias nor split. */
async function pets(): Promise<string> {
  const folder = temporaryFolder();
  const paths = Array.from({ length: 12 }, (_, i) => `${i % 2 === 0 ? 'dogs' : 'cats'}/${i}.png`);
  await writeImages(folder, paths, { height: 24, width: 24 });
  writeText(join(folder, 'pets.csv'), ['file,species', ...paths.map((path) => `${path},${path.slice(0, 3)}`)]);
  return folder;
}

it('imports a folder with the transform that is named, then checks it', async () => {
  const [folder, root] = [await pets(), temporaryFolder()];
  const how = ['import', folder, '--name', 'pets', '--class', 'species', '--transform', 'bffhq', '--root', root];
  const planned = await data([...how, '--dry-run']);
  expect(planned).toMatchObject({
    code: 0,
    out: expect.stringMatching(/train: 8 images\n.*\n {2}cat +4\n {2}dog +4\n/),
  });
  expect(readdirSync(root)).toEqual([]);
  const imported = await data(how);
  expect(imported).toMatchObject({ code: 0, out: expect.stringMatching(/become 128x128[\s\S]*pets: no problems\n$/) });
  expect(JSON.parse(readFileSync(join(root, 'pets', 'dataset.json'), 'utf8'))).toEqual({ transform: 'bffhq' });
  const again = await data([...how, '--json']);
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('A data set pets is there already') });
});

it.each([
  ['a folder that is not there', ['/no/such/folder', '--name', 'x'], /\/no\/such\/folder can't be read/],
  ['a name that is none', ['PETS', '--name', 'my pets'], /--name my pets: no name[\s\S]*→ Take letters/],
  [
    'a column that is not there',
    ['PETS', '--name', 'x', '--bias', 'place'],
    /pets.csv has no such column[\s\S]*file, species/,
  ],
  ['a transform that is none', ['PETS', '--name', 'x', '--transform', 'blur'], /Allowed choices are as-is/],
])('refuses to import %s', async (_, args, message) => {
  const folder = await pets();
  const given = args.map((argument) => (argument === 'PETS' ? folder : argument));
  expect(await data(['import', ...given])).toMatchObject({ code: 2, err: expect.stringMatching(message) });
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
    /no data set nothing[\s\S]*→ Put your images there[\s\S]*data import FOLDER --name nothing[\s\S]*dcwp data list/,
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
