// Model selection: which step of a run's last stage gives the network that counts. By the validation set, never the test set.
import { z } from 'zod';
import type { GroupCounts } from './events.ts';
import { type AlignedGroups, conflictAccuracy, worstGroupAccuracy } from './group-accuracy.ts';

/** `last`: the last step. Else the evaluated step at which that accuracy on the validation set is best. */
export const selectionRule = z.enum(['last', 'worst-group', 'conflict']);
export type SelectionRule = z.infer<typeof selectionRule>;

/**
 * The accuracy that a rule compares, 0 to 1; null for `last`, and where no group that it looks at holds samples or the
 * groups are unknown. `aligned` says which groups are, where that is known.
 */
export function selectionScore(rule: SelectionRule, valid: GroupCounts, aligned: AlignedGroups | null): number | null {
  if (rule === 'last') return null;
  return rule === 'conflict' ? conflictAccuracy(valid, aligned) : worstGroupAccuracy(valid);
}

/** As a table's caption says it. */
export const selectionText: Readonly<Record<SelectionRule, string>> = {
  last: 'the last step',
  'worst-group': 'the step with the best worst-group accuracy on the validation set',
  conflict: 'the step with the best conflict accuracy on the validation set',
};
