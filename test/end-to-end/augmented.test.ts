// Runs on images that are transformed and augmented: the same bytes wherever and whenever their batches are made.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../electron/services/runs/create-run.ts';
import { attend, digest, short, smallDataRoot, smallRun } from './small-run.ts';

const settings = { ...short, data: 'cifar10c', num_workers: 2 };
let undisturbed: Run;

/** The small Colored MNIST, enlarged to 32x32, where Corrupted CIFAR-10 is looked for. */
beforeAll(async () => {
  const root = await smallDataRoot();
  const [from, to] = [join(root, 'cmnist'), join(root, 'cifar10c')];
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.png'));
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    const image = sharp(join(from, file)).resize(32, 32);
    writeFileSync(join(to, file), await image.png().toBuffer());
  }
  undisturbed = await smallRun(settings);
  expect((await attend(undisturbed)).end).toBe('finished');
});

describe('a run with augmentation ends with the same bytes', () => {
  test('when it was killed and resumed', async () => {
    const run = await smallRun(settings);
    let killed = false;
    const { end } = await attend(run, (event, engine) => {
      if (killed || event.type !== 'checkpoint-written' || event.stage !== 'pruning' || event.step !== 10) return;
      killed = true;
      engine.kill();
    });
    expect(end).toBe('killed');
    await attend(run);
    expect(digest(run)).toBe(digest(undisturbed));
  });

  test.each([0, 3])('when its files are decoded on the way, by %i threads', async (num_workers) => {
    const run = await smallRun({ ...settings, num_workers, memory_budget: 1e-6 });
    const { events, end } = await attend(run);
    expect(end).toBe('finished');
    expect(events.filter((event) => event.type === 'progress')).toEqual([]);
    expect(digest(run)).toBe(digest(undisturbed));
    expect(digest(run, 'mined.json')).toBe(digest(undisturbed, 'mined.json'));
  });
});

test('a file that is damaged while a run goes on ends it with that file named', async () => {
  const root = await smallDataRoot();
  const run = await smallRun({ ...settings, memory_budget: 1e-6, pretrain_iter: 200 });
  const folder = join(root, 'cifar10c', '5pct', 'align', '0');
  const damaged = join(folder, readdirSync(folder)[0] ?? '');
  let done = false;
  const attended = attend(run, (event) => {
    if (done || event.type !== 'checkpoint-written') return;
    done = true;
    writeFileSync(damaged, 'no image');
  });
  await expect(attended).rejects.toMatchObject({
    code: 'image-unreadable',
    message: expect.stringContaining('cifar10c/5pct/align/0/'),
  });
});
