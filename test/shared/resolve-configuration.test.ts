import { describe, expect, test } from 'vitest';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { UserError } from '../../shared/errors.ts';
import { mrmSettings } from '../../shared/mrm-settings.ts';
import {
  type ConfigurationSources,
  differences,
  presetNamed,
  resolveConfiguration,
} from '../../shared/resolve-configuration.ts';

const defaults = configuration.parse({});

function refusal(sources: ConfigurationSources): UserError {
  try {
    resolveConfiguration(sources);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('without sources there are the defaults', () => {
  expect(resolveConfiguration({})).toEqual(defaults);
});

test('another run, a preset, a file and single arguments override one another in this order', () => {
  const base = { ...defaults, batch_size: 1, seed: 1, retrain_iter: 1, pruning_iter: 1 };
  const all = {
    base,
    preset: 'cmnist-1pct',
    file: { retrain_iter: 3, pruning_iter: 3 },
    argumentsGiven: { pruning_iter: 4 },
  };
  expect(resolveConfiguration(all)).toMatchObject({ batch_size: 1, seed: 55, retrain_iter: 3, pruning_iter: 4 });
});

test('an argument that was not given overrides nothing; null does', () => {
  const given = { seed: undefined, biased_optimizer: null };
  expect(resolveConfiguration({ preset: 'quick', argumentsGiven: given })).toMatchObject({
    seed: 55,
    biased_optimizer: null,
  });
});

describe('everything that is wrong comes in one error', () => {
  test('values, with what was received and what is expected', () => {
    const error = refusal({ file: { seed: -1, batch_size: '12abc' }, argumentsGiven: { data: 'a/b' } });
    expect(error).toMatchObject({ kind: 'user', code: 'configuration-invalid' });
    for (const part of ['seed is -1', 'batch_size is "12abc"', 'data is "a/b"']) expect(error.message).toContain(part);
    expect(error.remedy).toContain('Set batch_size to a whole number from 1 to 65,536 (images).');
  });

  test('an unknown name, beside a wrong value', () => {
    const error = refusal({ file: { lamda_sparse: 1e-9, tau: 2 } });
    expect(error.message).toContain('there is no setting lamda_sparse');
    expect(error.message).toContain('tau is 2');
    expect(error.remedy).toContain('Did you mean lambda_sparse');
  });

  test('an unknown name, beside a contradiction', () => {
    const error = refusal({ file: { zzzzzzzzzz: 1, imagenet: true } });
    expect(error.message).toMatch(/no setting zzzzzzzzzz.*no ImageNet weights/);
    expect(error.remedy).toContain('dcwp run --help');
  });

  test('a value that is huge is cut short', () => {
    expect(refusal({ file: { data: 'x'.repeat(10_000) } }).message.length).toBeLessThan(200);
  });

  test.each([[[]], ['cmnist'], [null], [3]])('a file that holds %j', (file) => {
    expect(refusal({ file })).toMatchObject({ code: 'configuration-invalid' });
  });

  test('a key that objects inherit is no setting', () => {
    expect(refusal({ file: { constructor: 1 } }).message).toContain('no setting constructor');
    expect(resolveConfiguration({ file: JSON.parse('{"__proto__": {"seed": 1}}') })).toEqual(defaults);
  });
});

test('an unknown preset is refused with the one that was meant, or with all', () => {
  expect(refusal({ preset: 'cmnist-5' })).toMatchObject({
    code: 'preset-unknown',
    remedy: 'Did you mean cmnist-5pct?',
  });
  expect(refusal({ preset: 'imagenet-21k' }).remedy).toContain('cmnist-0.5pct, cmnist-1pct');
});

describe('the mode MRM', () => {
  const mrm = { mode: 'MRM' };

  test.each<[string, ConfigurationSources]>([
    ['alone', { argumentsGiven: mrm }],
    ['over a preset', { preset: 'cmnist-5pct', argumentsGiven: mrm }],
    ['over a file', { file: { lambda_upweight: 30 }, argumentsGiven: mrm }],
    ['over another run', { base: defaults, argumentsGiven: mrm }],
    ['told again', { file: { mode: 'MRM', lambda_upweight: 1 }, argumentsGiven: mrm }],
  ])('forces its settings: %s', (_, sources) => {
    expect(resolveConfiguration(sources)).toMatchObject({ mode: 'MRM', ...mrmSettings });
  });

  test.each<[string, ConfigurationSources]>([
    ['beside it', { argumentsGiven: { mode: 'MRM', lambda_upweight: 20 } }],
    ['in its file', { file: { mode: 'MRM', lambda_upweight: 20 } }],
    ['after it', { file: mrm, argumentsGiven: { lambda_upweight: 20 } }],
  ])('contradicts what is given %s', (_, sources) => {
    expect(refusal(sources).message).toContain('mode MRM sets lambda_upweight to 1, and 20 was given');
  });

  test('takes what it forced with it when another mode is chosen', () => {
    const file = { ...mrm, seed: 3 };
    expect(resolveConfiguration({ file, argumentsGiven: { mode: 'prune' } })).toEqual({ ...defaults, seed: 3 });
    const base = resolveConfiguration({ file });
    expect(resolveConfiguration({ base, argumentsGiven: { mode: 'prune' } })).toEqual({ ...defaults, seed: 3 });
  });
});

test('what differs from a preset is listed, value by value', () => {
  const preset: Configuration = resolveConfiguration({ preset: 'quick' });
  expect(differences(preset, preset)).toEqual([]);
  expect(differences({ ...preset, seed: 66, earlystop_iter: 100 }, preset)).toEqual([
    { name: 'earlystop_iter', value: 100, base: null },
    { name: 'seed', value: 66, base: 55 },
  ]);
  expect(presetNamed('quick').settings.seed).toBe(55);
});
