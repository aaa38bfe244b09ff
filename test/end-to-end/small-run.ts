// Runs through the real engine process, on some hundred real images.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildDataset } from '../../dataset/build.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';
import { createRun, type Run } from '../../electron/services/runs/create-run.ts';
import { type EngineEnd, type EngineHandle, startEngine } from '../../electron/services/runs/engine-handle.ts';
import { trainRequest } from '../../electron/services/runs/engine-request.ts';
import { forkEngine } from '../../electron/services/runs/fork-engine.ts';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import type { RunEvent } from '../../shared/events.ts';
import { writeSmallMnist } from '../dataset/small-mnist.ts';

/** All stages short, GateFCN, a checkpoint every 5 steps. */
export const short = {
  cmnist_use_mlp: true,
  pseudo_label_method: 'wrong',
  select_with_GCE: true,
  batch_size: 32,
  pretrain_iter: 20,
  lr_pre: 0.01,
  pruning_iter: 20,
  retrain_iter: 20,
  save_every: 5,
  save_every_retrain: 5,
  eval_every: 20,
  eval_every_retrain: 20,
} satisfies Partial<Configuration>;

const folder = mkdtempSync(join(tmpdir(), 'dcwp-runs-'));
const dataRoot = join(folder, 'data');
const running = new Set<EngineHandle>();
let built: Promise<unknown> | undefined;
let runs = 0;

afterAll(() => {
  for (const engine of running) engine.kill();
  rmSync(folder, { recursive: true, force: true });
});

function buildSmallSet(): Promise<unknown> {
  const source = join(folder, 'source');
  mkdirSync(source);
  writeSmallMnist(source);
  return buildDataset(cmnistBuilder, { root: dataRoot, name: 'cmnist', conflictPercent: 5, seed: 1, source });
}

/** The data root of 110 training images of which 5 conflict; built once for a test file. */
export async function smallDataRoot(): Promise<string> {
  built ??= buildSmallSet();
  await built;
  return dataRoot;
}

/** A new run on the small data set, in a folder that is gone after the tests, or in `runDir`. */
export async function smallRun(settings: Partial<Configuration> = {}, runDir?: string): Promise<Run> {
  await smallDataRoot();
  const where = { runsRoot: folder, runDir: runDir ?? join(folder, `run-${runs++}`) };
  return createRun({
    preset: null,
    tensorflow: 'test',
    ...where,
    configuration: configuration.parse({ ...short, ...settings }),
  });
}

export interface Attended {
  readonly events: readonly RunEvent[];
  readonly end: EngineEnd | 'killed';
}

/** Trains until the end, or until `disturb` does something to the engine at an event. Rejects with the run's error. */
export async function attend(
  run: Run,
  disturb: (event: RunEvent, engine: EngineHandle) => void = () => {},
): Promise<Attended> {
  const events: RunEvent[] = [];
  let killed = false;
  const engine = startEngine(
    trainRequest(run, dataRoot),
    {
      onEvent: (event) => {
        events.push(event);
        const kill = (): void => {
          killed = true;
          engine.kill();
        };
        disturb(event, { ...engine, kill });
      },
    },
    forkEngine,
  );
  running.add(engine);
  try {
    return { events, end: await engine.ended };
  } catch (error) {
    if (killed) return { events, end: 'killed' };
    throw error;
  } finally {
    running.delete(engine);
  }
}

/** SHA-256 of a file in the run's folder. */
export function digest(run: Run, file = 'checkpoints/retrained.safetensors'): string {
  return createHash('sha256')
    .update(readFileSync(join(run.folder, file)))
    .digest('hex');
}
