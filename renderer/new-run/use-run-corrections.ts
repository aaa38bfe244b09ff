// The saved corrections of the mined set of a run, as the host has them now.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CorrectionSummary } from '../../shared/api/samples.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

interface RunCorrections {
  /** The latest last; null until they are known. */
  readonly corrections: readonly CorrectionSummary[] | null;
  readonly error: SerializedError | null;
}

export function useRunCorrections(run: string): RunCorrections & { readonly ask: () => void } {
  const { samples } = useClient();
  const [found, setFound] = useState<RunCorrections>({ corrections: null, error: null });
  const asking = useRef<AbortController>(undefined);
  const ask = useCallback(() => {
    asking.current?.abort();
    const ended = new AbortController();
    asking.current = ended;
    samples.corrections({ run }, { signal: ended.signal }).then(
      (corrections) => {
        if (!ended.signal.aborted) setFound({ corrections, error: null });
      },
      (error: unknown) => {
        if (!ended.signal.aborted) setFound(({ corrections }) => ({ corrections, error: serializeError(error) }));
      },
    );
  }, [samples, run]);
  useEffect(() => {
    ask();
    return () => asking.current?.abort();
  }, [ask]);
  return { ...found, ask };
}
