import { describe, expect, it } from 'vitest';
import { type Draft, draftLike, draftOn, orderOf, resolveDraft, withValue } from '../../../renderer/new-run/draft.ts';
import { resolveConfiguration } from '../../../shared/resolve-configuration.ts';

const quick: Draft = { preset: 'quick', values: {}, from: null };

describe('a draft of a run', () => {
  it('marks what differs from its preset, and lets it be put back', () => {
    const changed = withValue(quick, 'lr_prune', 0.02);
    expect(resolveDraft(changed).changed).toEqual(['lr_prune']);
    expect(resolveDraft(changed).configuration?.lr_prune).toBe(0.02);
    expect(resolveDraft(withValue(changed, 'lr_prune', undefined)).changed).toEqual([]);
    // Set to what the preset has anyway: no change.
    expect(resolveDraft(withValue(quick, 'pretrain_iter', 300)).changed).toEqual([]);
  });

  it('begins on a data set by the preset that is published for it and its ratio, else by the short one', () => {
    expect(draftOn('cmnist', 1)).toMatchObject({ preset: 'cmnist-1pct', values: {} });
    expect(resolveDraft(draftOn('cmnist', 3)).configuration).toMatchObject({ data: 'cmnist', conflict_pct: 3 });
    const own = draftOn('birds of mine', null);
    expect(own).toMatchObject({ preset: 'quick', values: { data: 'birds of mine' } });
    expect(own.values).not.toHaveProperty('conflict_pct');
  });

  it('does not mark what the chosen method brings along', () => {
    const jtt = withValue(quick, 'method', 'JTT');
    const { changed, base, configuration } = resolveDraft(jtt);
    expect(changed).toEqual(['method']);
    expect(configuration).toEqual(resolveConfiguration({ preset: 'quick', argumentsGiven: { method: 'JTT' } }));
    expect(base).toEqual(configuration);
  });

  it('keeps a text that is no value, and names what is wrong', () => {
    const { shown, configuration, problems } = resolveDraft(withValue(quick, 'lr_prune', '1e-'));
    expect(shown.lr_prune).toBe('1e-');
    expect(configuration).toBeNull();
    expect(problems.map(({ settings }) => settings)).toEqual([['lr_prune']]);
  });

  it('is filled as another run was, but for its name', () => {
    const argumentsGiven = { method: 'JTT', seed: 3, lr_pre: 0.5, exp_name: 'mine' };
    const configuration = resolveConfiguration({ preset: 'cmnist-1pct', argumentsGiven });
    const draft = draftLike({ preset: 'cmnist-1pct', configuration });
    expect(resolveDraft(draft).configuration).toEqual({ ...configuration, exp_name: null });
    expect(draft.values).not.toHaveProperty('exp_name');
  });

  it('begins from a run that it takes over from, whatever that one was called', () => {
    const configuration = resolveConfiguration({ preset: 'quick', argumentsGiven: { exp_name: 'first', seed: 9 } });
    const draft: Draft = {
      preset: null,
      values: { lr_prune: 0.5 },
      from: { run: 'first', stage: 'pruning', configuration },
    };
    expect(resolveDraft(draft).configuration).toEqual({ ...configuration, exp_name: null, lr_prune: 0.5 });
    expect(orderOf(draft)).toEqual({
      preset: null,
      values: { lr_prune: 0.5 },
      from: { run: 'first', stage: 'pruning' },
    });
  });
});
