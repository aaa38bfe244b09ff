// A run that begins at mining with the networks of another.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Run } from '../../electron/services/runs/create-run.ts';
import { runFrom } from '../../electron/services/runs/inherit.ts';
import type { Configuration } from '../../shared/configuration.ts';
import { attend, digest, smallRun } from './small-run.ts';

const brief = { pretrain_iter: 10, pruning_iter: 1, retrain_iter: 1 } satisfies Partial<Configuration>;

/** A child that mines anew, with settings of its own. */
function minedFrom(parent: Run, settings: Partial<Configuration> = {}): Run {
  const configuration = { ...parent.record.configuration, ...settings };
  return runFrom(
    { parent, stage: 'mining' },
    {
      ...{ configuration, preset: null, tensorflow: 'test', runsRoot: join(parent.folder, '..', 'children') },
    },
  );
}

test('mines by the last biased network what the first run mined', async () => {
  const parent = await smallRun(brief);
  await attend(parent);
  const child = minedFrom(parent);
  expect(existsSync(join(child.folder, 'mined.json'))).toBe(false);
  expect((await attend(child)).end).toBe('finished');
  expect(digest(child, 'mined.json')).toBe(digest(parent, 'mined.json'));
  expect(digest(child)).toBe(digest(parent));
});

test('refuses to mine by what pretraining did not keep, and takes the truth where asked', async () => {
  const parent = await smallRun({ ...brief, earlystop_iter: 3 });
  await attend(parent);
  const refused = { kind: 'user', code: 'mining-not-kept' };
  await expect(attend(minedFrom(parent))).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('earlystop_iter 3'),
  });
  const ensemble = { pseudo_label_method: 'ensemble', select_with_GCE: false, earlystop_iter: null } as const;
  await expect(attend(minedFrom(parent, ensemble))).rejects.toMatchObject(refused);
  const truth = minedFrom(parent, { supervised: true });
  expect((await attend(truth)).events).toContainEqual(
    expect.objectContaining({ type: 'mined', precision: 1, recall: 1 }),
  );
});

test('refuses a set that is everything, and keeps the networks', async () => {
  const run = await smallRun({ ...brief, pseudo_label_method: 'ensemble', select_with_GCE: false, tau: 0.001 });
  await expect(attend(run)).rejects.toMatchObject({
    ...{ kind: 'user', code: 'mined-set-whole', message: expect.stringContaining('110 of 110') },
    remedy: expect.stringContaining('--biased_pretrain_iter'),
  });
  for (const name of ['biased', 'pretrained']) {
    expect(existsSync(join(run.folder, `checkpoints/${name}.safetensors`))).toBe(true);
  }
});
