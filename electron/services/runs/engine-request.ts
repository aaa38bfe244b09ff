// What the engine is asked to do with a run.
import { join } from 'node:path';
import { locateRuntime, type NativeRuntime } from '../../../build/native/locate.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import type {
  EvaluateRequest,
  ExportRequest,
  ImportRequest,
  ProbeRequest,
  TrainRequest,
} from '../../../shared/engine-protocol.ts';
import { UserError } from '../../../shared/errors.ts';
import { appVersion } from '../app-version.ts';
import { homeFolders } from '../folders.ts';
import type { Run } from './create-run.ts';

/** The native runtime. Throws the UserError `runtime-missing` where it was not set up. */
export function requireRuntime(): NativeRuntime {
  const runtime = locateRuntime();
  if (runtime !== undefined) return runtime;
  throw new UserError({
    code: 'runtime-missing',
    message: 'TensorFlow, which trains the networks, is not set up on this machine',
    remedy: 'Run `dcwp setup` (once; it downloads some 300 MB).',
  });
}

export interface DataRoots {
  /** Data root of the training images. */
  readonly trainRoot: string;
  /** Data root of validation and test images. */
  readonly testRoot: string;
}

/** The configuration's data roots; where it names none, the user's data folder. */
export function dataRoots({ train_root_dir, val_root_dir }: Configuration, dataFolder: string): DataRoots {
  const trainRoot = train_root_dir ?? dataFolder;
  return { trainRoot, testRoot: val_root_dir ?? trainRoot };
}

/** Training from the run's last checkpoint, or from the start. */
export function trainRequest({ folder, record }: Run, dataFolder: string): TrainRequest {
  const { configuration } = record;
  const runtime = requireRuntime().bindingPath;
  const weightsCache = join(homeFolders().cache, 'imagenet');
  return { type: 'train', folder, configuration, runtime, weightsCache, ...dataRoots(configuration, dataFolder) };
}

/** `checkpoint` is a path relative to the run's folder; without it the network that counts is evaluated. */
export type EvaluationOrder = Pick<EvaluateRequest, 'split' | 'checkpoint' | 'report'>;

export function evaluateRequest({ folder, record }: Run, dataFolder: string, order: EvaluationOrder): EvaluateRequest {
  const { configuration } = record;
  const runtime = requireRuntime().bindingPath;
  return {
    type: 'evaluate',
    folder,
    configuration,
    runtime,
    ...order,
    ...dataRoots(configuration, dataFolder),
  };
}

/** Timing of stages, from `from` on, in a passing folder. */
export function probeRequest(
  folder: string,
  configuration: Configuration,
  from: ProbeRequest['from'],
  dataFolder: string,
): ProbeRequest {
  const runtime = requireRuntime().bindingPath;
  return { type: 'probe', folder, configuration, from, runtime, ...dataRoots(configuration, dataFolder) };
}

/** What of a run goes where. */
export type ExportPlace = Pick<ExportRequest, 'order' | 'checkpoint' | 'out'>;

export function exportRequest({ folder, record }: Run, dataFolder: string, place: ExportPlace): ExportRequest {
  const { configuration } = record;
  const runtime = requireRuntime().bindingPath;
  const roots = dataRoots(configuration, dataFolder);
  return { type: 'export', folder, configuration, record, runtime, version: appVersion(), ...place, ...roots };
}

/** Into the folder of a run that is being made. */
export function importRequest({ folder, record }: Run, dataFolder: string, file: string): ImportRequest {
  const { configuration, id } = record;
  const runtime = requireRuntime().bindingPath;
  return { type: 'import', folder, id, configuration, file, runtime, ...dataRoots(configuration, dataFolder) };
}
