import { describe, expect, it } from 'vitest';
import { formSections, isForced } from '../../../renderer/new-run/form-sections.ts';
import { resolveConfiguration } from '../../../shared/resolve-configuration.ts';
import { settingNames } from '../../../shared/settings.ts';

const groups = (method: string, from: Parameters<typeof formSections>[1] = null) =>
  formSections(resolveConfiguration({ argumentsGiven: { method } }), from).map(({ group }) => group);

describe('the sections of the form', () => {
  it('are those of the stages that the method has', () => {
    expect(groups('DCWP')).toEqual(['data', 'pretraining', 'mining', 'pruning', 'retraining', 'run']);
    expect(groups('MRM')).not.toContain('mining');
    expect(groups('JTT')).toEqual(expect.arrayContaining(['mining', 'training']));
    expect(groups('JTT')).not.toContain('pruning');
  });

  it('leave out the stages that another run did', () => {
    expect(groups('DCWP', 'pruning')).toEqual(['data', 'pruning', 'retraining', 'run']);
  });

  it('show what training takes over from pretraining, and no more of it', () => {
    const sections = formSections(resolveConfiguration({ argumentsGiven: { method: 'ERM' } }), null);
    const shown = sections.find(({ group }) => group === 'pretraining')?.settings.map(({ name }) => name);
    expect(shown).toEqual(['pretrain_iter', 'lr_pre', 'lr_decay_step_pre', 'lr_gamma_pre']);
  });

  const shown = (method: string) =>
    formSections(resolveConfiguration({ argumentsGiven: { method } }), null).flatMap(({ group, settings }) =>
      settings.map(({ name }) => `${group}/${name}`),
    );

  it('show what one method reads to that method alone, where it trains', () => {
    expect(shown('feature-swap')).toEqual(
      expect.arrayContaining(['method/swap_iter', 'method/ema_alpha', 'training/gce_q', 'training/imagenet']),
    );
    expect(shown('LfF')).toContain('method/ema_alpha');
    expect(shown('LfF')).not.toContain('method/swap_iter');
    expect(shown('JTT')).toContain('training/lambda_upweight');
    expect(shown('ERM').some((name) => /lambda|dro_|dfr_|biased|gce/.test(name))).toBe(false);
    expect(shown('DFR')).toEqual(expect.arrayContaining(['method/dfr_c', 'retraining/lr_main']));
    expect(shown('DFR')).not.toContain('retraining/reinitialize');
    expect(groups('DCWP')).not.toContain('method');
  });

  it('leave nothing of DCWP out but what other methods read and what stands elsewhere', () => {
    const sections = formSections(resolveConfiguration({}), null);
    const shown = sections.flatMap(({ settings }) => settings.map(({ name }) => name));
    const missing = settingNames.filter((name) => !shown.includes(name));
    const others = /_train$|^train_iter|^ema_|swap|^lambda_dis|^dro_|^dfr_/;
    expect(missing.filter((name) => !others.test(name)).sort()).toEqual(
      ['conflict_pct', 'data', 'exp_name', 'method', 'mode', 'network', 'phase', 'seed'].sort(),
    );
  });

  it('tell what the method sets by itself', () => {
    const mrm = resolveConfiguration({ argumentsGiven: { method: 'MRM' } });
    expect(isForced(mrm, 'uniform_weight')).toBe(true);
    expect(isForced(mrm, 'lr_prune')).toBe(false);
  });
});
