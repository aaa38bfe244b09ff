// Saving corrections of a run's mined set, going on from one, starting a run with one.
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import type { CorrectionSummary, RunSamples } from '../../shared/api/samples.ts';
import { markBits } from '../../shared/mark-bits.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { runAddress } from '../shell/addresses.ts';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { beginCorrection, type MinedDraft, saidBetween } from './mined-draft.ts';

/** The stage after mining, which a corrected mined set is for. */
export function stageAfterMining({ record }: RunSummary) {
  const { stages } = methods[methodOf(record.configuration)];
  const stage = stages[stages.indexOf('mining') + 1];
  return stage === undefined || stage === 'pretraining' || !stages.includes('mining') ? null : stage;
}

interface CorrectionsOf {
  readonly run: string;
  readonly samples: RunSamples;
  readonly draft: MinedDraft;
  /** [training samples]: the run's own mined set, and as it is shown. */
  readonly own: Uint8Array;
  readonly marks: Uint8Array;
  /** What was saved is part of the samples from then on. */
  readonly onSaved: (saved: CorrectionSummary) => void;
}

export function useCorrections({ run, samples, draft, own, marks, onSaved }: CorrectionsOf) {
  const { samples: calls, runs } = useClient();
  const [, go] = useLocation();
  const { attempt, busy } = useAttempt();
  const versions = samples.corrections.map(({ version }) => version);
  // A version that comes into the list while marks are made is one that whoever makes them has not seen.
  const seen = useRef<Set<number>>(null);
  seen.current ??= new Set(versions);
  const see = (...shown: readonly number[]): void => {
    for (const version of shown) seen.current?.add(version);
  };

  const save = (): Promise<boolean> =>
    attempt(async () => {
      const { note, basedOn } = draft;
      const { saved, others } = await calls.correct({ run, basedOn, marks: markBits(marks), note });
      beginCorrection(run, saved.version, saidBetween(own, marks), note);
      onSaved(saved);
      const unseen = others.filter((version) => !seen.current?.has(version));
      see(saved.version, ...others);
      if (unseen.length > 0) {
        notifications.show({
          color: 'yellow',
          title: `Saved as version ${saved.version}: another one was saved meanwhile`,
          message: `Version ${unseen.join(', ')} was saved in another tab since this page was loaded. Both are kept.`,
          autoClose: false,
        });
      }
    });

  /** Null for what the run mined itself. */
  const goOnFrom = (version: number | null): Promise<boolean> =>
    attempt(async () => {
      see(...versions);
      if (version === null) return beginCorrection(run, null);
      const bytes = await calls.correction({ run, version });
      const note = samples.corrections.find((known) => known.version === version)?.note ?? '';
      beginCorrection(run, version, saidBetween(own, new Uint8Array(await bytes.arrayBuffer())), note);
    });

  const start = (version: number, stage: NonNullable<ReturnType<typeof stageAfterMining>>): Promise<boolean> =>
    attempt(async () => {
      const from = { run, stage, minedSet: version };
      const { id } = await runs.start({ order: { values: {}, preset: null, from }, place: 'last' });
      go(runAddress(id));
    });

  return { save, goOnFrom, start, busy };
}
