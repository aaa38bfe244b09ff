// The pictures of one part of a run.
import { useMemo, useState } from 'react';
import type { RunPart } from '../../shared/run-parts.ts';
import type { RunState } from '../../shared/run-state.ts';
import { AccuracyPanel } from './accuracy-panel.tsx';
import { KeptPanel } from './kept-panel.tsx';
import { LossPanel } from './loss-panel.tsx';
import { MaskPanel } from './mask-panel.tsx';
import { MatrixPanel } from './matrix-panel.tsx';
import { MiningPanel } from './mining-panel.tsx';
import { partTitle } from './part.ts';
import { isOf, type Split } from './run-series.ts';
import { SparsityPanel } from './sparsity-panel.tsx';

interface PartPanelsProps {
  readonly run: string;
  readonly part: RunPart;
  readonly parts: readonly RunPart[];
  readonly state: RunState;
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
}

export function PartPanels({ run, part, parts, state, split, onSplit }: PartPanelsProps) {
  const { stage, network } = part;
  const accuracy = useMemo(
    () => state.accuracy.filter((event) => isOf(event, { stage, network })),
    [state.accuracy, stage, network],
  );
  const of = partTitle(part);
  if (stage === 'mining') return <MiningPanels parts={parts} state={state} />;
  return (
    <>
      <LossPanel state={state} part={part} />
      <AccuracyPanel
        events={accuracy}
        data={state.data}
        split={split}
        onSplit={onSplit}
        of={of}
        xExtent={[0, Math.max(1, part.steps)]}
      />
      <MatrixPanel events={accuracy} data={state.data} split={split} of={of} />
      {stage === 'pretraining' && state.mined.some((event) => isOf(event, part)) ? (
        <MiningPanels parts={parts} state={state} />
      ) : null}
      {stage === 'pruning' ? <MaskPanels run={run} part={part} state={state} /> : null}
    </>
  );
}

function MiningPanels({ parts, state }: Pick<PartPanelsProps, 'parts' | 'state'>) {
  const network = state.mined[0]?.network ?? 'biased';
  const miner = parts.find((part) => part.stage === 'pretraining' && part.network === network);
  return (
    <MiningPanel
      events={state.mined}
      of={miner === undefined ? 'mining' : partTitle(miner)}
      steps={miner?.steps ?? 1}
    />
  );
}

function MaskPanels({ run, part, state }: Pick<PartPanelsProps, 'run' | 'part' | 'state'>) {
  const [chosen, setChosen] = useState<string | null>(null);
  const events = useMemo(
    () => state.sparsity.filter((event) => event.stage === part.stage),
    [state.sparsity, part.stage],
  );
  const of = partTitle(part);
  const layer = chosen ?? Object.keys(state.heatmaps)[0] ?? null;
  return (
    <>
      <KeptPanel events={events} of={of} steps={part.steps} />
      <SparsityPanel events={events} of={of} steps={part.steps} layer={layer} onLayer={setChosen} />
      {layer === null ? null : <MaskPanel run={run} heatmaps={state.heatmaps} layer={layer} onLayer={setChosen} />}
    </>
  );
}
