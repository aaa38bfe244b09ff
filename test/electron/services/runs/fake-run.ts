// Run folders for tests of what surrounds training.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineHandle, EngineWatcher } from '../../../../electron/services/runs/engine-handle.ts';
import { startEngine } from '../../../../electron/services/runs/engine-handle.ts';
import { forkEngine } from '../../../../electron/services/runs/fork-engine.ts';
import { type Configuration, configuration } from '../../../../shared/configuration.ts';
import type { EvaluateRequest, TrainRequest } from '../../../../shared/engine-protocol.ts';

/** The schema's defaults, with some settings of its own. */
export const configurationWith = (settings: Partial<Configuration> = {}): Configuration =>
  configuration.parse({ ...configuration.parse({}), ...settings });

/** A folder that the fake engine trains in, in the manner of that name. */
export function fakeRunFolder(behaviour: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dcwp-engine-'));
  writeFileSync(join(folder, 'run.json'), '{}');
  writeFileSync(join(folder, 'behaviour'), behaviour);
  return folder;
}

const roots = { runtime: 'fake', trainRoot: '/data', testRoot: '/data' };

export const trainRequestFor = (folder: string): TrainRequest => ({
  ...{ type: 'train', folder, configuration: configurationWith(), weightsCache: '/cache', ...roots },
});

export const evaluateRequestFor = (folder: string): EvaluateRequest => ({
  ...{ type: 'evaluate', folder, configuration: configurationWith(), split: 'test', ...roots },
});

const entry = fileURLToPath(new URL('./fake-engine.ts', import.meta.url));

export const startFake = (request: TrainRequest | EvaluateRequest, watcher: EngineWatcher = {}): EngineHandle =>
  startEngine(request, watcher, (log) => forkEngine(log, entry));
