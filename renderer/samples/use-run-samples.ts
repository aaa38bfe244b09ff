// The samples of a run as the host gives them: what there is, then the columns of the split that is looked at.
import { useCallback, useEffect, useState } from 'react';
import type { CorrectionSummary, RunSamples } from '../../shared/api/samples.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { columnsOver, type SampleColumns } from '../../shared/sample-columns.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface OpenedRun {
  /** Null until they are open. */
  readonly samples: RunSamples | null;
  readonly columns: SampleColumns | null;
  readonly error: SerializedError | null;
  /** Opens them again: what was mined, predicted or is in the data set may have changed. */
  readonly reload: () => void;
  /** A correction was saved here. */
  readonly addCorrection: (saved: CorrectionSummary) => void;
}

export function useRunSamples(run: string, split: SplitName): OpenedRun {
  const { samples: calls } = useClient();
  const [samples, setSamples] = useState<RunSamples | null>(null);
  /** Counts the times that they were opened: columns are of one of them. */
  const [opened, setOpened] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly of: number; readonly columns: SampleColumns } | null>(null);
  const [error, setError] = useState<SerializedError | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again
  useEffect(() => {
    const ended = new AbortController();
    const open = async (): Promise<void> => {
      const found = await calls.open({ run }, { signal: ended.signal });
      if (ended.signal.aborted) return;
      setSamples(found);
      setOpened((times) => times + 1);
      setError(null);
    };
    open().catch((reason: unknown) => {
      if (!ended.signal.aborted) setError(serializeError(reason));
    });
    return () => ended.abort();
  }, [calls, run, asked]);
  useEffect(() => {
    if (opened === 0) return;
    const ended = new AbortController();
    const load = async (): Promise<void> => {
      const bytes = await calls.columns({ run, split }, { signal: ended.signal });
      const columns = columnsOver(await bytes.arrayBuffer());
      if (!ended.signal.aborted) setLoaded({ of: opened, columns });
    };
    load().catch((reason: unknown) => {
      if (!ended.signal.aborted) setError(serializeError(reason));
    });
    return () => {
      ended.abort();
      setLoaded(null);
    };
  }, [calls, run, split, opened]);
  const reload = useCallback(() => setAsked((times) => times + 1), []);
  const addCorrection = useCallback((saved: CorrectionSummary) => {
    setSamples((before) => before && { ...before, corrections: [...before.corrections, saved] });
  }, []);
  return { samples, columns: loaded?.columns ?? null, error, reload, addCorrection };
}
