// Steers a run through the host.
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { serializeError } from '../../shared/errors.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface RunActions {
  readonly pause: () => void;
  /** Goes on after a pause. */
  readonly proceed: () => void;
  /** Saves where it is and ends it, or takes it out of the queue. */
  readonly stop: () => void;
  readonly resume: () => void;
  /** Whether the host has been asked and has not answered yet. */
  readonly busy: boolean;
}

/** What the host refuses is told with its remedy. */
export function useRunActions(id: string): RunActions {
  const { runs } = useClient();
  const [busy, setBusy] = useState(false);
  return useMemo(() => {
    const ask = (call: () => Promise<void>) => () => {
      setBusy(true);
      call()
        .catch((error: unknown) => {
          const { message, remedy } = serializeError(error);
          notifications.show({ color: 'red', title: message, message: remedy });
        })
        .finally(() => setBusy(false));
    };
    return {
      pause: ask(() => runs.pause({ id })),
      proceed: ask(() => runs.proceed({ id })),
      stop: ask(() => runs.stop({ id })),
      resume: ask(() => runs.resume({ id, place: 'next' })),
      busy,
    };
  }, [runs, id, busy]);
}
