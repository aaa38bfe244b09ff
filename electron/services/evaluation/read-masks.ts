// The masks in a run's checkpoints, and how those of several runs overlap.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayerOverlaps, MaskOverlaps } from '../../../shared/api/comparison.ts';
import { type LayerMask, overlapOf } from '../../../shared/mask-overlap.ts';
import { decodeSafetensors, type StoredTensor } from '../../formats/safetensors.ts';
import type { Run } from '../runs/create-run.ts';

/** That have a mask: what counts first. The mask of `retrained` is that of `pruned`. */
const CHECKPOINTS = ['checkpoints/retrained.safetensors', 'checkpoints/pruned.safetensors'];
const PI = '.mask.gumbel_pi';

interface RunMasks {
  readonly run: string;
  readonly checkpoint: string;
  /** By layer, in the order of names. */
  readonly layers: ReadonlyMap<string, LayerMask>;
}

/** In every pair of those that have one. Throws a UserError where a checkpoint is damaged. */
export async function maskOverlaps(runs: readonly Run[]): Promise<MaskOverlaps> {
  const masked: RunMasks[] = [];
  for (const run of runs) {
    const masks = await readMasks(run);
    if (masks !== undefined) masked.push(masks);
  }
  const pairs = masked.flatMap((_, i) => masked.slice(i + 1).map((__, k): [number, number] => [i, i + 1 + k]));
  const names = [...new Set(masked.flatMap(({ layers }) => [...layers.keys()]))];
  const layers: LayerOverlaps[] = [];
  for (const layer of names) {
    const overlaps = pairs.map(([a, b]) => overlapIn(masked[a]?.layers.get(layer), masked[b]?.layers.get(layer)));
    layers.push({ layer, overlaps });
    await new Promise((turn) => setImmediate(turn)); // A large network takes a second.
  }
  return { masked: masked.map(({ run, checkpoint }) => ({ run, checkpoint })), pairs, layers };
}

function overlapIn(first: LayerMask | undefined, second: LayerMask | undefined) {
  return first === undefined || second === undefined || first.length !== second.length
    ? null
    : overlapOf(first, second);
}

/** Undefined of a run that has not been pruned. */
async function readMasks({ folder, record }: Run): Promise<RunMasks | undefined> {
  const checkpoint = CHECKPOINTS.find((file) => existsSync(join(folder, file)));
  if (checkpoint === undefined) return undefined;
  const path = join(folder, checkpoint);
  const { tensors } = decodeSafetensors(await readFile(path), path);
  const layers = new Map<string, LayerMask>();
  for (const [name, tensor] of tensors) {
    if (name.endsWith(PI)) layers.set(name.slice(0, -PI.length), keptOf(tensor));
  }
  return layers.size === 0 ? undefined : { run: record.id, checkpoint, layers };
}

/** A weight is kept where π ≥ 0. */
function keptOf({ data }: StoredTensor): LayerMask {
  const pi = new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  const kept = new Uint8Array(pi.length);
  for (let i = 0; i < pi.length; i++) kept[i] = (pi[i] ?? -1) >= 0 ? 1 : 0;
  return kept;
}
