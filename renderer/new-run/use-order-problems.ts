// Everything that stands against the start: of the settings at once, of data, disk and runtime when the host has looked.
import { useEffect, useMemo, useState } from 'react';
import type { OrderProblem } from '../../shared/api/runs.ts';
import { serializeError } from '../../shared/errors.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { type Draft, orderOf, type ResolvedDraft } from './draft.ts';

/** After the last key was pressed. */
const PAUSE_MS = 300;

export type StartProblem = OrderProblem;

export function useOrderProblems(draft: Draft, { problems }: ResolvedDraft): readonly StartProblem[] {
  const { runs } = useClient();
  const [found, setFound] = useState<{ readonly draft: Draft; readonly problems: readonly StartProblem[] } | null>(
    null,
  );
  useEffect(() => {
    const ended = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await runs.check(orderOf(draft), { signal: ended.signal });
        if (!ended.signal.aborted) setFound({ draft, problems: answer });
      } catch (error) {
        if (!ended.signal.aborted) setFound({ draft, problems: [{ settings: [], ...serializeError(error) }] });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [draft, runs]);
  return useMemo(() => {
    const ofSettings = problems.map((problem) => ({ ...problem, code: 'configuration-invalid' }));
    const ofHost = found?.problems.filter(({ code }) => code !== 'configuration-invalid') ?? [];
    return [...ofSettings, ...ofHost];
  }, [problems, found]);
}
