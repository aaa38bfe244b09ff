import { expect, it } from 'vitest';
import { differingSettings } from '../../../renderer/runs/differing-settings.ts';
import { summaryOf } from '../../shared/run-summaries.ts';

it('names the settings in which not all runs agree, in the order of settings', () => {
  const runs = [
    summaryOf({ id: 'a', settings: { seed: 1 } }),
    summaryOf({ id: 'b', settings: { seed: 2 } }),
    summaryOf({ id: 'c', settings: { seed: 1, conflict_pct: 1 } }),
  ];
  expect(differingSettings(runs)).toEqual(['conflict_pct', 'seed']);
  expect(differingSettings(runs.slice(0, 1))).toEqual([]);
  expect(differingSettings([])).toEqual([]);
});
