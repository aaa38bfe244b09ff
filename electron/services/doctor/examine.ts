// The examination of this machine: what the workbench has here.
import { readdir } from 'node:fs/promises';
import { findCompilers } from '../../../build/native/compiler.ts';
import { locateRuntime, type NativeRuntime } from '../../../build/native/locate.ts';
import { type Probe, type ProbeBinding, probeBinding } from '../../../build/native/probe.ts';
import { findPython } from '../../../build/native/python.ts';
import { KnownError } from '../../../shared/errors.ts';
import { userFolders } from '../user-folders.ts';
import { findProblems, type Problem } from './find-problems.ts';
import type { Findings } from './findings.ts';
import { freeBytes } from './free-disk.ts';
import { listGpus } from './gpus.ts';

export interface Examination extends Findings {
  /** Whether training is possible now. */
  readonly ready: boolean;
  readonly problems: readonly Problem[];
}

interface RuntimeFindings {
  readonly runtime: NativeRuntime | null;
  readonly tensorflow: Probe | null;
  readonly runtimeFailure: string | null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Finds the runtime and loads it in a process of its own. */
async function examineRuntime(signal: AbortSignal | undefined, probe: ProbeBinding): Promise<RuntimeFindings> {
  let runtime: NativeRuntime | undefined;
  try {
    runtime = locateRuntime();
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { runtime: null, tensorflow: null, runtimeFailure: `${error.message} ${error.remedy}` };
  }
  if (runtime === undefined) return { runtime: null, tensorflow: null, runtimeFailure: null };
  try {
    return { runtime, tensorflow: await probe(runtime.bindingPath, signal), runtimeFailure: null };
  } catch (error) {
    signal?.throwIfAborted();
    return { runtime, tensorflow: null, runtimeFailure: messageOf(error) };
  }
}

async function listDataSets(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
}

/** Takes about a second: a process that loads TensorFlow, and Python's answer about pip. Changes nothing. */
export async function examine(signal?: AbortSignal, probe: ProbeBinding = probeBinding): Promise<Examination> {
  const folders = userFolders();
  const [native, { gpus, failure }, data, runs, cache, dataSets] = await Promise.all([
    examineRuntime(signal, probe),
    listGpus(signal),
    freeBytes(folders.data),
    freeBytes(folders.runs),
    freeBytes(folders.cache),
    listDataSets(folders.data),
  ]);
  const python = findPython();
  const { compiler, make } = findCompilers();
  const findings: Findings = {
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    ...native,
    gpus,
    gpuFailure: failure ?? null,
    folders,
    freeBytes: { data: data ?? null, runs: runs ?? null, cache: cache ?? null },
    dataSets,
    python: python === undefined ? null : { program: python.program, pip: python.pip ?? null },
    compiler: compiler ?? null,
    make: make ?? null,
  };
  return { ...findings, ready: findings.tensorflow !== null, problems: findProblems(findings) };
}
