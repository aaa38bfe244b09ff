// Which data sets there are, asked again whenever one was built.
import { useCallback, useEffect, useState } from 'react';
import type { DataListing } from '../../shared/api/data.ts';
import { useClient, useWorkbench } from './workbench-provider.tsx';

export interface ListedData {
  /** Null until it is known. */
  readonly listing: DataListing | null;
  readonly error: unknown;
  readonly reload: () => void;
}

export function useDataListing(): ListedData {
  const { data } = useClient();
  const [listing, setListing] = useState<DataListing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const ended = useWorkbench(({ jobs }) => jobs.filter(({ endedAt }) => endedAt !== null).length);
  const folder = useWorkbench(({ settings }) => settings?.dataFolder);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was built, or another folder, asks again
  useEffect(() => {
    let isCurrent = true;
    data.list().then(
      (answer) => {
        if (!isCurrent) return;
        setListing(answer);
        setError(null);
      },
      (reason: unknown) => {
        if (isCurrent) setError(reason);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [data, asked, ended, folder]);
  return { listing, error, reload: useCallback(() => setAsked((count) => count + 1), []) };
}
