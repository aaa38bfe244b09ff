// What a run was exported as, asked again whenever an export has ended.
import { useQuery } from '@tanstack/react-query';
import type { ExportListing } from '../../shared/api/exports.ts';
import { useClient, useWorkbench } from '../workbench/workbench-provider.tsx';

interface ListedExports {
  /** Null until it is known. */
  readonly exports: readonly ExportListing[] | null;
  readonly error: unknown;
  readonly reload: () => void;
}

export function useExports(run: string): ListedExports {
  const { exports: calls } = useClient();
  const ended = useWorkbench(
    ({ jobs }) => jobs.filter(({ kind, endedAt }) => kind === 'export' && endedAt !== null).length,
  );
  const { data, error, refetch } = useQuery({
    queryKey: ['exports', run, ended],
    queryFn: ({ signal }) => calls.list({ run }, { signal }),
    placeholderData: (known, asked) => (asked?.queryKey[1] === run ? known : undefined),
  });
  return { exports: data ?? null, error, reload: refetch };
}
