// The golden numbers: read from GOLDEN_DIR where it is set, else from the copy under test/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const folder = process.env.GOLDEN_DIR ?? fileURLToPath(new URL('../../../golden', import.meta.url));

const summary = z.object({
  shape: z.array(z.number()),
  sum: z.number(),
  l2: z.number(),
  at: z.array(z.number()),
  values: z.array(z.number()),
});
export type Summary = z.infer<typeof summary>;

const optimizer = z.discriminatedUnion('name', [
  z.object({ name: z.literal('Adam'), lr: z.number(), betas: z.tuple([z.number(), z.number()]) }),
  z.object({ name: z.literal('SGD'), lr: z.number(), momentum: z.number(), weight_decay: z.number() }),
]);

const stageCase = z.object({
  network: z.enum(['cnn', 'fcn', 'resnet18']),
  stage: z.enum(['pretrain_ce', 'pretrain_gce', 'pretrain_ensemble', 'prune', 'retrain']),
  seed: z.number(),
  batch: z.number(),
  image: z.tuple([z.number(), z.number(), z.number()]),
  steps: z.number(),
  lambda_sparse: z.number(),
  lambda_con: z.number(),
  eta: z.number(),
  q: z.number(),
  optimizer,
  layers: z.array(z.string()),
  state_dict: z.array(z.string()),
  losses: z.array(z.record(z.string(), z.number())),
  first_step_gradients: z.record(z.string(), summary),
  after: z.record(z.string(), summary),
  kept_fraction: z.record(z.string(), z.number()),
  eval_logits: z.array(z.array(z.number())),
  eval_feature: summary,
});
export type StageCase = z.infer<typeof stageCase>;

const matrix = z.array(z.array(z.number()));
const losses = z.object({
  seed: z.number(),
  n: z.number(),
  classes: z.number(),
  width: z.number(),
  labels: z.array(z.number()),
  conflicting: z.array(z.number()),
  gce: z.object({ per_sample: z.array(z.number()), gradient_of_mean: matrix }),
  confident_ce: z.object({ value: z.number(), gradient: matrix }),
  ce: z.object({ value: z.number(), gradient: matrix }),
  contrastive: z.object({ value: z.number(), gradient: matrix }),
});

const masks = z.object({
  seed: z.number(),
  pi: matrix,
  uniform: z.array(matrix),
  upstream: matrix,
  mask: matrix,
  pi_gradient: matrix,
  fixed_mask: matrix,
});

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

export const goldenLosses = () => losses.parse(read('losses'));
export const goldenMasks = () => masks.parse(read('masks'));
export const goldenStage = (name: string): StageCase => stageCase.parse(read(name));

/** Names of the stage files of the given networks. */
export function goldenStageNames(networks: readonly string[]): string[] {
  return readdirSync(folder)
    .filter((file) => networks.some((network) => file.startsWith(`${network}_`)))
    .map((file) => file.replace(/\.json$/, ''));
}

/** `count` procedural numbers in [low, high) with a seed, rounded to float32, as the golden README defines them. */
export function procedural(count: number, seed: number, low = 0, high = 1): Float32Array {
  const out = new Float32Array(count);
  const offset = Math.imul(seed, 0x85ebca6b);
  for (let i = 0; i < count; i++) {
    let x = (Math.imul(i, 0x9e3779b1) + offset) >>> 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    x = (x ^ (x >>> 16)) >>> 0;
    out[i] = ((x >>> 8) / 2 ** 24) * (high - low) + low;
  }
  return out;
}
