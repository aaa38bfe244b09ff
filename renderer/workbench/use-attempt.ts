// Asks something of the host on the user's behalf; what goes wrong is told with its remedy.
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import { serializeError } from '../../shared/errors.ts';

export interface Attempt {
  /** Resolves to whether it went well; never rejects. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
  /** Whether an attempt has not settled yet. */
  readonly busy: boolean;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      const { message, remedy } = serializeError(error);
      notifications.show({ color: 'red', title: message, message: remedy, autoClose: false });
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { attempt, busy };
}
