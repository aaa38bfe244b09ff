// The pictures of one part of a run.
import { useMemo } from 'react';
import type { Configuration } from '../../shared/configuration.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import { type RunState, seriesKey } from '../../shared/run-state.ts';
import { AccuracyPanel } from './accuracy-panel.tsx';
import { LossPanel } from './loss-panel.tsx';
import { MaskPanels } from './mask-panels.tsx';
import { MatrixPanel } from './matrix-panel.tsx';
import { MinedPanel } from './mined-panel.tsx';
import { partTitle } from './part.ts';
import { isOf, type Split } from './run-series.ts';
import { SamplesPanel } from './samples-panel.tsx';
import { SettledPanel } from './settled-panel.tsx';

interface PartPanelsProps {
  readonly run: string;
  readonly part: RunPart;
  readonly parts: readonly RunPart[];
  readonly state: RunState;
  readonly configuration: Configuration;
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
  /** Whether all of them, or the first ones alone. */
  readonly isWhole: boolean;
}

const noLosses: RunState['losses'][string] = [];

export function PartPanels({ run, part, parts, state, configuration, split, onSplit, isWhole }: PartPanelsProps) {
  const { stage, network } = part;
  const accuracy = useMemo(
    () => state.accuracy.filter((event) => isOf(event, { stage, network })),
    [state.accuracy, stage, network],
  );
  const samples = useMemo(
    () => state.samples.filter((event) => isOf(event, { stage, network })),
    [state.samples, stage, network],
  );
  const of = partTitle(part);
  if (stage === 'mining') {
    return (
      <>
        <SettledPanel run={run} mined={state.mined.findLast(({ final }) => final)} />
        <MinedPanel parts={parts} events={state.mined} data={state.data} />
      </>
    );
  }
  return (
    <>
      <LossPanel
        events={state.losses[seriesKey(stage, network)] ?? noLosses}
        stage={stage}
        configuration={configuration}
        of={of}
        steps={part.steps}
      />
      <AccuracyPanel events={accuracy} data={state.data} split={split} onSplit={onSplit} of={of} steps={part.steps} />
      <MatrixPanel run={run} events={accuracy} data={state.data} split={split} of={of} />
      {isWhole ? (
        <>
          {stage === 'pretraining' && mines(part, parts) ? (
            <MinedPanel parts={parts} events={state.mined} data={state.data} />
          ) : null}
          {stage === 'pruning' ? <MaskPanels run={run} part={part} state={state} curve /> : null}
          <SamplesPanel run={run} events={samples} data={state.data} of={of} live={isLive(part)} />
        </>
      ) : null}
    </>
  );
}

/** Whether it is the network whose mistakes are mined. */
const mines = ({ network }: RunPart, parts: readonly RunPart[]): boolean =>
  parts.some((part) => part.stage === 'mining' && part.network === network);

const isLive = ({ status }: RunPart): boolean => status === 'running' || status === 'paused' || status === 'waiting';
