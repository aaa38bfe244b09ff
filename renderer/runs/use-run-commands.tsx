// What a user does to runs in the table: steer, name, tag, delete, bring back.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { runName } from './fields.ts';

/** How long a deletion can be undone from its notice. */
const UNDO_MS = 15_000;

export type RunCommands = ReturnType<typeof useRunCommands>;

export function useRunCommands() {
  const { runs } = useClient();
  const { attempt } = useAttempt();
  return useMemo(
    () => ({
      pause: (id: string) => attempt(() => runs.pause({ id })),
      proceed: (id: string) => attempt(() => runs.proceed({ id })),
      stop: (id: string) => attempt(() => runs.stop({ id })),
      resume: (id: string) => attempt(() => runs.resume({ id, place: 'last' })),
      move: (id: string, place: number) => attempt(() => runs.move({ id, place })),
      label: (id: string, label: RunSummary['label']) => attempt(() => runs.label({ id, label })),
      remove: async (removed: readonly RunSummary[]) => {
        const ids = removed.map(({ record }) => record.id);
        if (await attempt(() => runs.remove({ ids }))) offerUndo(removed, () => attempt(() => runs.restore({ ids })));
      },
    }),
    [runs, attempt],
  );
}

function offerUndo(removed: readonly RunSummary[], restore: () => Promise<boolean>): void {
  const [first] = removed;
  if (first === undefined) return;
  const id = `removed ${first.record.id} ${Date.now()}`;
  const undo = (): void => {
    notifications.hide(id);
    void restore();
  };
  notifications.show({
    id,
    color: 'gray',
    autoClose: UNDO_MS,
    title: removed.length === 1 ? `Deleted ${runName(first)}` : `Deleted ${removed.length} runs`,
    message: (
      <>
        It goes to the system's bin.{' '}
        <Button variant="light" size="compact-xs" onClick={undo}>
          Undo
        </Button>
      </>
    ),
  });
}

/** Which of the commands make sense. */
export const canResume = ({ status }: Pick<RunSummary, 'status'>): boolean =>
  status === 'created' || status === 'interrupted' || status === 'crashed' || status === 'failed';
