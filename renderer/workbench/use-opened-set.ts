// The samples that a run was trained on, opened at the host: their names, counts and images.
import { useEffect, useState } from 'react';
import type { SampleSet } from '../../shared/api/data.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { useClient } from './workbench-provider.tsx';

export interface OpenedSet {
  /** Null until it is open, or where it cannot be. */
  readonly set: SampleSet | null;
  /** Why it cannot be, such as a data set that was moved. */
  readonly error: SerializedError | null;
}

export function useOpenedSet(run: string): OpenedSet {
  const { data } = useClient();
  const [opened, setOpened] = useState<OpenedSet>({ set: null, error: null });
  useEffect(() => {
    const ended = new AbortController();
    setOpened({ set: null, error: null });
    data.open({ run }, { signal: ended.signal }).then(
      (set) => setOpened({ set, error: null }),
      (error: unknown) => {
        if (!ended.signal.aborted) setOpened({ set: null, error: serializeError(error) });
      },
    );
    return () => ended.abort();
  }, [data, run]);
  return opened;
}
