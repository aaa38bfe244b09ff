// The samples that a run was trained on, opened at the host so that their images can be shown.
import { useEffect, useState } from 'react';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface OpenedSamples {
  /** For thumbnails; null until it is open, or where it cannot be. */
  readonly set: string | null;
  /** Why there are no images, such as a data set that was moved. */
  readonly error: SerializedError | null;
}

export function useSampleSet(run: string): OpenedSamples {
  const client = useClient();
  const [opened, setOpened] = useState<OpenedSamples>({ set: null, error: null });
  useEffect(() => {
    const stop = new AbortController();
    client.data
      .open({ run }, { signal: stop.signal })
      .then(({ id }) => setOpened({ set: id, error: null }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setOpened({ set: null, error: serializeError(error) });
      });
    return () => stop.abort();
  }, [client, run]);
  return opened;
}
