// The command `dcwp`: its parts, each in a file of commands/.
import { Command } from 'commander';
import { appVersion } from '../services/app-version.ts';
import { registerCompare } from './commands/compare.ts';
import { registerData } from './commands/data.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerExport } from './commands/export.ts';
import { registerImport } from './commands/import.ts';
import { registerLogs } from './commands/logs.ts';
import { registerReport } from './commands/report.ts';
import { registerResume } from './commands/resume.ts';
import { registerRun } from './commands/run.ts';
import { registerRuns } from './commands/runs.ts';
import { registerServe } from './commands/serve.ts';
import { registerSetup } from './commands/setup.ts';
import { printError } from './print-error.ts';

/** The whole program; `json` says that errors are to be printed as JSON. */
function program(json: boolean): Command {
  const dcwp = new Command('dcwp')
    .description('Debiases image classifiers by pruning: Debiased Contrastive Weight Pruning, arXiv 2210.05247.')
    .version(appVersion())
    .exitOverride()
    .showHelpAfterError('(dcwp help COMMAND says more)');
  if (json) dcwp.configureOutput({ outputError: () => {} }).showHelpAfterError(false);
  for (const register of [
    registerDemo,
    registerSetup,
    registerDoctor,
    registerData,
    registerRun,
    registerResume,
    registerEvaluate,
    registerExport,
    registerImport,
    registerCompare,
    registerRuns,
    registerReport,
    registerLogs,
    registerServe,
  ]) {
    register(dcwp);
  }
  return dcwp;
}

// Whoever reads our output, such as `head`, has left; an engine saves and leaves when this process is gone.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

const json = process.argv.includes('--json');
try {
  await program(json).parseAsync();
} catch (error) {
  process.exitCode = printError(error, json);
}
