// The mined set as the network that mines goes through its pretraining.
import type { EventOf } from '../../shared/events.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import { MiningPanel } from './mining-panel.tsx';
import { partTitle } from './part.ts';

interface MinedPanelProps {
  readonly events: readonly EventOf<'mined'>[];
  readonly parts: readonly RunPart[];
  /** What the run says of its data. */
  readonly data: EventOf<'data-opened'> | null;
}

/** Finds which part of the run mines: nothing to be drawn anew while another one streams. */
export function MinedPanel({ events, parts, data }: MinedPanelProps) {
  const network = events[0]?.network ?? 'biased';
  const miner = parts.find((part) => part.stage === 'pretraining' && part.network === network);
  return (
    <MiningPanel
      events={events}
      of={miner === undefined ? 'mining' : partTitle(miner)}
      steps={miner?.steps ?? 1}
      isTruthKnown={data === null || data.aligned !== null}
    />
  );
}
