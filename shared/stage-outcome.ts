// What a part of a run left: the accuracy of its network, and how much of it is kept.
import { alignedGroupsOf, type GroupSummary, summarizeGroups } from './group-accuracy.ts';
import { keptFraction } from './number-text.ts';
import type { PlannedPart } from './run-parts.ts';
import type { RunState } from './run-state.ts';

export interface StageOutcome<Part extends PlannedPart = PlannedPart> {
  readonly part: Part;
  /** Of the last evaluation; null where there was none. */
  readonly step: number | null;
  readonly summary: GroupSummary | null;
  /** Null where nothing is masked. */
  readonly kept: number | null;
}

export function stageOutcome<Part extends PlannedPart>(
  part: Part,
  state: RunState,
  split: 'train' | 'valid' | 'test',
): StageOutcome<Part> {
  const isOfPart = (fact: Pick<PlannedPart, 'stage' | 'network'>): boolean =>
    fact.stage === part.stage && fact.network === part.network;
  const last = state.accuracy.findLast((event) => event.split === split && isOfPart(event));
  const masks = state.sparsity.findLast(isOfPart);
  return {
    part,
    step: last?.step ?? null,
    summary: last === undefined ? null : summarizeGroups(last, alignedGroupsOf(state.data, last)),
    kept: masks === undefined ? null : keptFraction(masks.layers),
  };
}
