import { describe, expect, it } from 'vitest';
import { type Condition, holdsWords, meets } from '../../../renderer/runs/filter.ts';
import { summaryOf } from '../../shared/run-summaries.ts';

const run = summaryOf({
  id: 'quick-demo',
  settings: { data: 'cmnist', lr_prune: 0.02, uniform_weight: true, seed: 55, mode: 'prune' },
  label: { name: 'Higher rate', tags: ['Paper'] },
  seconds: 600,
  metrics: {
    accuracy: { stage: 'retraining', total: 0.98, aligned: 0.99, conflict: 0.981, worstGroup: 0.8 },
    mined: null,
    keptFraction: null,
  },
});

const cases: readonly [Condition['field'], Condition['relation'], string, boolean][] = [
  ['metric.conflict', 'at-least', '98.1', true],
  ['metric.conflict', 'at-least', '98.2', false],
  ['metric.conflict', 'at-most', '98.1', true],
  ['metric.kept', 'at-least', '0', false],
  ['run.duration', 'at-most', '10', true],
  ['run.duration', 'at-most', '9.9', false],
  ['setting.lr_prune', 'is', '2e-2', true],
  ['setting.seed', 'is-not', '55', false],
  ['setting.uniform_weight', 'is', 'yes', true],
  ['run.tags', 'is', 'paper', true],
  ['run.tags', 'contains', 'pap', true],
  ['run.name', 'contains', 'RATE', true],
  ['run.method', 'is', 'dcwp', true],
  ['setting.of-a-newer-version', 'is', '1', true],
];

describe('a condition', () => {
  it.each(cases)('%s %s %s: %s', (field, relation, value, expected) => {
    expect(meets(run, { field, relation, value })).toBe(expected);
  });
});

describe('the search', () => {
  it('finds runs that hold each word somewhere, in whatever case and order', () => {
    expect(holdsWords(run, 'dcwp  HIGHER')).toBe(true);
    expect(holdsWords(run, 'quick-demo paper cmnist')).toBe(true);
    expect(holdsWords(run, 'higher erm')).toBe(false);
    expect(holdsWords(run, '   ')).toBe(true);
  });
});
