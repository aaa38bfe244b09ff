// A run of a residual network that begins from a file of weights.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readNetwork, storedTensors } from '../../electron/engine/checkpoints/network-checkpoint.ts';
import { networkFor } from '../../electron/engine/networks/registry.ts';
import { initialValues } from '../../electron/engine/nn/network-state.ts';
import { encodeSafetensors } from '../../electron/formats/safetensors.ts';
import { checkWeights } from '../../electron/services/runs/check-weights.ts';
import type { Configuration } from '../../shared/configuration.ts';
import type { NetworkName } from '../../shared/network-names.ts';
import { RandomStream } from '../../shared/random.ts';
import { attend, smallRun } from './small-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcwp-pretrained-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inputs = { height: 28, width: 28, channels: 3 };

/** A file as torchvision's: 1000 classes, no mask parameters. */
function weightsFile(name: NetworkName): { path: string; values: Map<string, Float32Array> } {
  const network = networkFor(name, { classes: 1000, ...inputs });
  const parameters = network.parameters.filter(({ kind }) => kind !== 'pi');
  const values = initialValues(parameters, RandomStream.for(9, 'published'));
  const path = join(folder, `${name}.safetensors`);
  writeFileSync(path, encodeSafetensors(storedTensors({ ...network, parameters }, values, 0), {}));
  return { path, values };
}

const settings = {
  cmnist_use_mlp: false,
  network: 'resnet18',
  imagenet: true,
  pseudo_label_method: 'wrong',
  select_with_GCE: true,
  pretrain_iter: 1,
  lr_pre: 1e-30,
  optimizer: 'SGD',
  pruning_iter: 0,
  retrain_iter: 1,
} satisfies Partial<Configuration>;

test('both networks begin from it, but for the last layer, and the record says so', async () => {
  const { path, values } = weightsFile('resnet18');
  const run = await smallRun({ ...settings, imagenet_weights: path });
  const { events } = await attend(run);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'network-made', network: 'resnet18', pretrained: 'resnet18.safetensors' }),
  );
  const network = networkFor('resnet18', { classes: 10, ...inputs });
  const read = (name: string) => readNetwork(join(run.folder, 'checkpoints', `${name}.safetensors`), network);
  const [initial, biased] = [read('initial'), read('biased')];
  const same = (left: Float32Array | undefined, right: Float32Array | undefined): boolean =>
    left !== undefined && right !== undefined && Buffer.from(left.buffer).equals(Buffer.from(right.buffer));
  for (const tensor of ['conv1.weight', 'layer4.1.conv2.weight', 'layer3.0.downsample.0.weight']) {
    expect(same(initial.get(tensor), values.get(tensor)), tensor).toBe(true);
    // Trained by a step whose rate is too small to change them.
    expect(same(biased.get(tensor), values.get(tensor)), tensor).toBe(true);
  }
  expect(initial.get('fc.weight')).toHaveLength(10 * 512);
  expect(same(biased.get('fc.weight'), initial.get('fc.weight'))).toBe(false);
});

test('one of another network is refused with the tensors that differ', async () => {
  const { path } = weightsFile('resnet34');
  const run = await smallRun({ ...settings, imagenet_weights: path });
  await expect(attend(run)).rejects.toMatchObject({
    kind: 'user',
    code: 'weights-mismatch',
    message: expect.stringContaining('layer1.2.bn1.weight has no place in the network'),
  });
});

test('one that is not there is refused before the run begins', async () => {
  const { record } = await smallRun({ ...settings, imagenet_weights: join(folder, 'absent.pth') });
  await expect(checkWeights(record.configuration)).rejects.toMatchObject({ kind: 'user', code: 'weights-missing' });
});
