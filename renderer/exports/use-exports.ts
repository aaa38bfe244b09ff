// What a run was exported as, asked again whenever an export has ended.
import { useCallback, useEffect, useState } from 'react';
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
  const [exports, setExports] = useState<readonly ExportListing[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const ended = useWorkbench(
    ({ jobs }) => jobs.filter(({ kind, endedAt }) => kind === 'export' && endedAt !== null).length,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: an export that ended asks again
  useEffect(() => {
    let isCurrent = true;
    calls.list({ run }).then(
      (answer) => {
        if (!isCurrent) return;
        setExports(answer);
        setError(null);
      },
      (reason: unknown) => {
        if (isCurrent) setError(reason);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [calls, run, asked, ended]);
  return { exports, error, reload: useCallback(() => setAsked((count) => count + 1), []) };
}
