// Which data sets there are, asked again whenever one was built.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DataListing } from '../../shared/api/data.ts';
import { useClient, useWorkbench } from './workbench-provider.tsx';

export interface ListedData {
  /** Null until it is known. */
  readonly listing: DataListing | null;
  readonly error: unknown;
  readonly reload: () => void;
}

export function useDataListing(): ListedData {
  const { data: calls } = useClient();
  const ended = useWorkbench(({ jobs }) => jobs.filter(({ endedAt }) => endedAt !== null).length);
  const folder = useWorkbench(({ settings }) => settings?.dataFolder);
  const { data, error, refetch } = useQuery({
    queryKey: ['data', folder, ended],
    queryFn: ({ signal }) => calls.list(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
  return { listing: data ?? null, error, reload: refetch };
}
