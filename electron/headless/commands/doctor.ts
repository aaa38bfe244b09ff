// The command `dcwp doctor`.
import type { Command } from 'commander';
import type { Examination } from '../../services/doctor/examine.ts';
import { factsOf } from '../../services/doctor/facts.ts';

/** The whole report for a terminal. */
export function reportText(found: Examination): string {
  const facts = factsOf(found).map(([name, value]) => `${name.padEnd(14)}${value}`);
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
