// What is known of a data set before its images are read: from its manifest, the registry, or its folders.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetFolder, ratioFolder } from './layout.ts';
import { readManifest } from './manifest.ts';
import { knownDataset } from './registry.ts';
import type { ImageShape } from './samples.ts';

export interface Description {
  readonly classes: number;
  readonly biases: number;
  /** Undefined where only the images tell. */
  readonly shape: ImageShape | undefined;
}

/**
 * Numbers of labels of `<root>/<name>`. Of a set that neither has a manifest nor is known by name, the class folders in
 * `align` are counted, and there are as many bias labels as classes.
 */
export async function describeDataset(root: string, name: string, conflictPercent: number): Promise<Description> {
  const folder = join(datasetFolder(root, name), ratioFolder(conflictPercent));
  const found = (await readManifest(folder)) ?? knownDataset(name);
  if (found !== undefined) {
    return { classes: found.classes, biases: found.biases, shape: found.shape };
  }
  const entries = await readdir(join(folder, 'align')).catch(() => []);
  const classes = Math.max(2, entries.filter((entry) => /^\d{1,3}$/.test(entry)).length);
  return { classes, biases: classes, shape: undefined };
}
