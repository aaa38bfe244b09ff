// What is missing on a machine, each with the command that mends it.
import { installCommand, type Tool } from '../../../build/native/remedies.ts';
import type { Findings } from './findings.ts';

export interface Problem {
  /** `blocking`: nothing can be trained until it is mended. `advice`: something is slower or will be missed later. */
  readonly weight: 'blocking' | 'advice';
  readonly what: string;
  /** A command, or a sentence where none exists. */
  readonly remedy: string;
}

/** A run of 4 stages writes up to 400 MB of checkpoints for the larger networks; below that a run may not end. */
const LITTLE_SPACE_BYTES = 2e9;

function missingTools(findings: Findings): { names: string[]; tools: Tool[] } {
  const names: string[] = [];
  const tools: Tool[] = [];
  if (findings.python === null) {
    names.push('Python 3');
    tools.push('python');
  }
  if (findings.python === null || findings.python.pip === null) {
    names.push('pip');
    tools.push('pip');
  }
  if (findings.compiler === null || findings.make === null) {
    names.push(findings.compiler === null ? 'a C++ compiler' : 'make');
    tools.push('compiler');
  }
  return { names, tools };
}

function runtimeProblems(findings: Findings): Problem[] {
  const { runtime, runtimeFailure, tensorflow, gpus } = findings;
  if (runtime === null && runtimeFailure !== null) {
    return [{ weight: 'blocking', what: runtimeFailure, remedy: 'unset DCWP_RUNTIME' }];
  }
  if (runtime === null) return [{ weight: 'blocking', what: 'There is no native runtime.', remedy: 'dcwp setup' }];
  if (tensorflow === null) {
    const what = `The native runtime in ${runtime.folder} fails: ${runtimeFailure ?? 'no reason given'}`;
    return [{ weight: 'blocking', what, remedy: 'Remove that folder, then: dcwp setup' }];
  }
  const problems: Problem[] = [];
  if (gpus.length > 0 && runtime.device === 'cpu') {
    problems.push({
      weight: 'advice',
      what: 'There is a GPU, but the runtime is for the CPU.',
      remedy: 'dcwp setup --device cuda',
    });
  } else if (gpus.length > 0 && !tensorflow.usesGpu) {
    problems.push({
      weight: 'advice',
      what: `TensorFlow ${tensorflow.tensorflowVersion} does not use the GPU; its driver may be too old (${gpus[0]?.driver ?? 'unknown'}).`,
      remedy: "Install NVIDIA's newest driver for this GPU.",
    });
  }
  if (!tensorflow.oneDnn && process.env.TF_ENABLE_ONEDNN_OPTS === '0') {
    problems.push({
      weight: 'advice',
      what: 'oneDNN is off, convolutions are slow.',
      remedy: 'unset TF_ENABLE_ONEDNN_OPTS',
    });
  }
  return problems;
}

/** Problems in the order in which they are best mended. */
export function findProblems(findings: Findings): Problem[] {
  const problems: Problem[] = [];
  const { names, tools } = missingTools(findings);
  const windows = findings.platform.startsWith('win32');
  if (tools.length > 0 && !windows && findings.tensorflow === null) {
    const what = `The set-up of the native runtime lacks ${names.join(', ')}.`;
    problems.push({ weight: 'advice', what, remedy: installCommand(tools) });
  }
  problems.push(...runtimeProblems(findings));
  if (findings.gpuFailure !== null) {
    const what = `An NVIDIA driver is installed but does not answer: ${findings.gpuFailure}`;
    problems.push({ weight: 'advice', what, remedy: "Install NVIDIA's driver again, then restart the machine." });
  }
  const free = findings.freeBytes.runs;
  if (free !== null && free < LITTLE_SPACE_BYTES) {
    const what = `Only ${(free / 1e9).toFixed(1)} GB are free for runs in ${findings.folders.runs}.`;
    problems.push({
      weight: 'advice',
      what,
      remedy: 'Free some space, or: export DCWP_HOME=<a folder on another disk>',
    });
  }
  if (findings.dataSets.length === 0) {
    const what = `There is no data set in ${findings.folders.data}.`;
    problems.push({ weight: 'advice', what, remedy: 'dcwp data build cmnist --conflict 5' });
  }
  return problems;
}
