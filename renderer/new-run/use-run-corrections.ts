// The saved corrections of the mined set of a run, as the host has them now.
import { useQuery } from '@tanstack/react-query';
import type { CorrectionSummary } from '../../shared/api/samples.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

interface RunCorrections {
  /** The latest last; null until they are known. */
  readonly corrections: readonly CorrectionSummary[] | null;
  readonly error: unknown;
  /** Asks again: another tab may have saved one meanwhile. */
  readonly reload: () => void;
}

export function useRunCorrections(run: string): RunCorrections {
  const { samples } = useClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['corrections', run],
    queryFn: ({ signal }) => samples.corrections({ run }, { signal }),
  });
  return { corrections: data ?? null, error, reload: refetch };
}
