// What is kept of the network: over the steps, by layer, and the mask of the layer that is chosen.
import { useMemo, useState } from 'react';
import type { RunPart } from '../../shared/run-parts.ts';
import type { RunState } from '../../shared/run-state.ts';
import { PendingPanel } from '../charts/pending-panel.tsx';
import { KeptPanel } from './kept-panel.tsx';
import { MaskPanel } from './mask-panel.tsx';
import { partTitle } from './part.ts';
import { SparsityPanel } from './sparsity-panel.tsx';

interface MaskPanelsProps {
  readonly run: string;
  /** Pruning. */
  readonly part: RunPart;
  readonly state: RunState;
  /** Whether the curve over steps is drawn, beside the heatmap that shows the same by layer. */
  readonly curve: boolean;
}

export function MaskPanels({ run, part, state, curve }: MaskPanelsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const events = useMemo(
    () => state.sparsity.filter((event) => event.stage === part.stage),
    [state.sparsity, part.stage],
  );
  const of = partTitle(part);
  const layer = chosen ?? Object.keys(state.heatmaps)[0] ?? null;
  return (
    <>
      {curve ? <KeptPanel events={events} of={of} steps={part.steps} /> : null}
      {events.length === 0 ? (
        <PendingPanel title="Kept fraction by layer" detail={of} />
      ) : (
        <SparsityPanel events={events} of={of} steps={part.steps} layer={layer} onLayer={setChosen} />
      )}
      {layer === null ? (
        <PendingPanel title="Mask" detail={of} />
      ) : (
        <MaskPanel run={run} heatmaps={state.heatmaps} layer={layer} onLayer={setChosen} />
      )}
    </>
  );
}
