// The samples of a run as the host gives them: a preview at once, then all; of each the columns of the split that is looked at.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WorkbenchClient } from '../../shared/api/contract.ts';
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

interface Loaded {
  readonly split: SplitName;
  readonly samples: RunSamples;
  readonly columns: SampleColumns;
}

export function useRunSamples(run: string, split: SplitName): OpenedRun {
  const { samples: calls } = useClient();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<SerializedError | null>(null);
  const [opened, setOpened] = useState<RunSamples | null>(null);
  const [asked, setAsked] = useState(0);
  const [saved, setSaved] = useState<readonly CorrectionSummary[]>([]);
  const fail = useCallback((reason: unknown, signal: AbortSignal): void => {
    if (!signal.aborted) setError(serializeError(reason));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again; the split is loaded below
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const open = async (): Promise<void> => {
      const preview = asked === 0 ? await calls.preview({ run }, { signal }) : null;
      if (preview !== null && (preview.isListed || split === 'train')) {
        const columns = await columnsOf(calls, run, split, signal);
        if (!signal.aborted) setLoaded({ split, samples: preview, columns });
      }
      const samples = await calls.open({ run }, { signal });
      if (!signal.aborted) setOpened(samples);
    };
    open().catch((reason: unknown) => fail(reason, signal));
    return () => ended.abort();
  }, [calls, run, asked, fail]);
  useEffect(() => {
    if (opened === null) return;
    const ended = new AbortController();
    const { signal } = ended;
    columnsOf(calls, run, split, signal).then(
      (columns) => {
        if (!signal.aborted) setLoaded({ split, samples: opened, columns });
      },
      (reason: unknown) => fail(reason, signal),
    );
    return () => ended.abort();
  }, [calls, run, split, opened, fail]);
  const reload = useCallback(() => {
    setError(null);
    setAsked((times) => times + 1);
  }, []);
  const addCorrection = useCallback((saved: CorrectionSummary) => {
    setSaved((before) => [...before, saved]);
  }, []);
  const isShown = loaded !== null && loaded.split === split;
  const samples = useMemo(() => loaded && withCorrections(loaded.samples, saved), [loaded, saved]);
  return {
    samples,
    columns: isShown ? loaded.columns : null,
    ...{ error, reload, addCorrection },
  };
}

async function columnsOf(
  calls: WorkbenchClient['samples'],
  run: string,
  split: SplitName,
  signal: AbortSignal,
): Promise<SampleColumns> {
  const bytes = await calls.columns({ run, split }, { signal });
  return columnsOver(await bytes.arrayBuffer());
}

function withCorrections(samples: RunSamples, saved: readonly CorrectionSummary[]): RunSamples {
  const known = new Set(samples.corrections.map(({ version }) => version));
  return { ...samples, corrections: [...samples.corrections, ...saved.filter(({ version }) => !known.has(version))] };
}
