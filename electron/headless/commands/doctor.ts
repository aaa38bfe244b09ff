// The command `dcwp doctor`.
import type { Command } from 'commander';
import type { Examination } from '../../services/doctor/examine.ts';

function gigabytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${(bytes / 1e9).toFixed(1)} GB`;
}

function gpuText({ gpus, gpuFailure }: Examination): string {
  if (gpus.length === 0) return gpuFailure === null ? 'none' : 'driver does not answer';
  return gpus
    .map(({ name, memoryBytes, freeBytes }) => `${name}, ${gigabytes(memoryBytes)} (${gigabytes(freeBytes)} free)`)
    .join('; ');
}

/** The rows of the report: name, finding. */
function rows(found: Examination): [string, string][] {
  const { runtime, tensorflow, folders, freeBytes, python } = found;
  return [
    ['Device', tensorflow === null ? 'none yet' : tensorflow.usesGpu ? 'GPU (CUDA)' : 'CPU'],
    ['TensorFlow', tensorflow === null ? 'not loaded' : tensorflow.tensorflowVersion],
    ['oneDNN', tensorflow === null ? 'unknown' : tensorflow.oneDnn ? 'on' : 'off'],
    ['GPU', gpuText(found)],
    ['Runtime', runtime === null ? 'missing' : `${runtime.folder} (made by: ${runtime.way})`],
    ['Data', `${folders.data} (${gigabytes(freeBytes.data)} free; data sets: ${found.dataSets.join(', ') || 'none'})`],
    ['Runs', `${folders.runs} (${gigabytes(freeBytes.runs)} free)`],
    ['Cache', `${folders.cache} (${gigabytes(freeBytes.cache)} free)`],
    ['Node', `${found.node} on ${found.platform}`],
    ['C++ compiler', found.compiler ?? 'missing'],
    ['make', found.make ?? 'missing'],
    ['pip', python?.pip == null ? 'missing' : `${python.pip} of ${python.program}`],
  ];
}

/** The whole report for a terminal. */
export function reportText(found: Examination): string {
  const facts = rows(found).map(([name, value]) => `${name.padEnd(14)}${value}`);
  const problems = found.problems.flatMap(({ weight, what, remedy }) => [
    `${weight === 'blocking' ? 'Missing' : 'Advice'}: ${what}`,
    `  → ${remedy}`,
  ]);
  const end = found.ready ? 'Ready to train.' : 'Not ready to train.';
  return [...facts, '', ...problems, ...(problems.length > 0 ? [''] : []), end].join('\n');
}

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('say what this machine has for the workbench and, for each thing that is missing, how to get it')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { examine } = await import('../../services/doctor/examine.ts');
      const found = await examine();
      console.log(json ? JSON.stringify(found, null, 2) : reportText(found));
      if (!found.ready) process.exitCode = 1;
    });
}
