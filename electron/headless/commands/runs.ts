// The command `dcwp runs`.
import type { Command } from 'commander';
import { correctionText } from '../../../shared/correction-origin.ts';
import type { ListedRun } from '../../services/runs/list-runs.ts';

export function registerRuns(program: Command): void {
  program
    .command('runs')
    .description('list the runs, newest first, with what became of them')
    .option('--json', 'print them as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { userFolders } = await import('../../services/user-folders.ts');
      const { listRuns } = await import('../../services/runs/list-runs.ts');
      const { runs } = userFolders();
      const listed = listRuns(runs);
      if (json) process.stdout.write(`${JSON.stringify(listed.map(briefly), null, 2)}\n`);
      else
        process.stdout.write(
          listed.length === 0 ? `No runs in ${runs} yet. Begin with: dcwp demo\n` : listText(listed),
        );
    });
}

function briefly({ folder, record, status, state }: ListedRun): object {
  const { id, createdAt, preset, parent, minedSet } = record;
  return {
    id,
    folder,
    createdAt,
    preset,
    parent,
    minedSet,
    status,
    current: state?.current ?? null,
    seconds: state?.seconds ?? 0,
  };
}

function listText(runs: readonly ListedRun[]): string {
  const width = Math.max(...runs.map(({ record }) => record.id.length));
  return runs.map((run) => `${run.record.id.padEnd(width)}  ${run.status.padEnd(11)}  ${detail(run)}\n`).join('');
}

function detail({ record: { minedSet }, state }: ListedRun): string {
  const parts = [where(state), minedSet === null ? '' : `by the ${correctionText(minedSet)}`];
  return parts.filter((text) => text !== '').join('; ');
}

function where(state: ListedRun['state']): string {
  if (state?.current == null || state.status === 'finished') return '';
  const { stage, step, steps } = state.current;
  return `${stage}, step ${step} of ${steps}`;
}
