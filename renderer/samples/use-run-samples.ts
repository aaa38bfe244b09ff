// The samples of a run as the host gives them: what there is, then the columns of the split that is looked at.
import { useCallback, useEffect, useState } from 'react';
import type { RunSamples } from '../../shared/api/samples.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { columnsOver, type SampleColumns } from '../../shared/sample-columns.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface OpenedRun {
  /** Null until they are open. */
  readonly samples: RunSamples | null;
  readonly columns: SampleColumns | null;
  readonly error: SerializedError | null;
  /** Asks again: what was mined, corrected or predicted may have changed. */
  readonly reload: () => void;
}

export function useRunSamples(run: string, split: SplitName): OpenedRun {
  const { samples: calls } = useClient();
  const [opened, setOpened] = useState<RunSamples | null>(null);
  const [loaded, setLoaded] = useState<{ readonly of: RunSamples; readonly columns: SampleColumns } | null>(null);
  const [error, setError] = useState<SerializedError | null>(null);
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` asks again
  useEffect(() => {
    const ended = new AbortController();
    calls.open({ run }, { signal: ended.signal }).then(setOpened, (reason: unknown) => {
      if (!ended.signal.aborted) setError(serializeError(reason));
    });
    return () => ended.abort();
  }, [calls, run, times]);
  useEffect(() => {
    if (opened === null) return;
    const ended = new AbortController();
    const load = async (): Promise<void> => {
      const bytes = await calls.columns({ run, split }, { signal: ended.signal });
      const columns = columnsOver(await bytes.arrayBuffer());
      if (!ended.signal.aborted) setLoaded({ of: opened, columns });
    };
    setLoaded((before) => (before?.of === opened ? null : before));
    load().catch((reason: unknown) => {
      if (!ended.signal.aborted) setError(serializeError(reason));
    });
    return () => ended.abort();
  }, [calls, run, split, opened]);
  const reload = useCallback(() => setTimes((before) => before + 1), []);
  return { samples: opened, columns: loaded?.columns ?? null, error, reload };
}
