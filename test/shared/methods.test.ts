// The methods as data, and how a run's method is settled from the two names that it has.
import { describe, expect, test } from 'vitest';
import { methods as engineMethods } from '../../electron/engine/methods/registry.ts';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { UserError } from '../../shared/errors.ts';
import { stageName } from '../../shared/events.ts';
import { type MethodName, methodName } from '../../shared/method-name.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import { type ConfigurationSources, resolveConfiguration } from '../../shared/resolve-configuration.ts';

const resolved = (sources: ConfigurationSources) => {
  const settled = resolveConfiguration(sources);
  return { ...settled, is: methodOf(settled) };
};

describe.each(methodName.options)('%s', (name) => {
  const { stages, forced, defaults } = methods[name];

  test('goes through the stages that the engine has for it, in the order of all stages', () => {
    expect(engineMethods[name].map((stage) => stage.name)).toEqual(stages);
    expect(stages).toEqual(stageName.options.filter((stage) => stages.includes(stage)));
  });

  test('can be chosen alone, and over a preset', () => {
    expect(resolved({ argumentsGiven: { method: name } })).toMatchObject({ is: name, ...defaults, ...forced });
    expect(resolved({ preset: 'quick', argumentsGiven: { method: name } })).toMatchObject({ is: name, ...forced });
  });

  test('is inherited from a run that has it', () => {
    const base = resolveConfiguration({ preset: 'quick', argumentsGiven: { method: name, seed: 3 } });
    expect(resolveConfiguration({ base })).toEqual(base);
  });
});

describe('the method of a run', () => {
  const cases: [MethodName, Record<string, unknown>[]][] = [
    ['DCWP', []],
    ['DCWP', [{ mode: 'prune' }]],
    ['MRM', [{ mode: 'MRM' }]],
    ['MRM', [{ method: 'MRM' }]],
    ['JTT', [{ mode: 'prune', method: 'JTT' }]],
    ['JTT', [{ mode: 'MRM' }, { method: 'JTT' }]],
    ['MRM', [{ method: 'JTT' }, { mode: 'MRM' }]],
    ['DCWP', [{ method: 'JTT' }, { mode: 'prune' }]],
    ['DCWP', [{ method: 'JTT' }, { method: null }]],
  ];
  test.each(cases)('is %s, the last choice, for %j', (name, [file, argumentsGiven]) => {
    expect(resolved({ file, argumentsGiven }).is).toBe(name);
  });

  test('is not given twice', () => {
    const sources = { argumentsGiven: { mode: 'MRM', method: 'JTT' } };
    expect(() => resolveConfiguration(sources)).toThrow('mode MRM is the method MRM, and method JTT was given');
  });

  test('takes what it forced and what it brought with it when another one is chosen', () => {
    const base = resolveConfiguration({ argumentsGiven: { method: 'JTT', seed: 3 } });
    expect(base).toMatchObject({ pseudo_label_method: 'wrong', lambda_upweight: 50 });
    const expected: Configuration = { ...configuration.parse({ seed: 3 }), method: 'ERM' };
    expect(resolveConfiguration({ base, argumentsGiven: { method: 'ERM' } })).toEqual(expected);
  });

  test("has defaults that give way to a preset's settings", () => {
    expect(resolved({ preset: 'quick', argumentsGiven: { method: 'JTT' } }).lambda_upweight).toBe(10);
  });

  test('contradicts another value of what it forces', () => {
    const sources = { argumentsGiven: { method: 'JTT', select_with_GCE: true } };
    expect(() => resolveConfiguration(sources)).toThrow(UserError);
    expect(() => resolveConfiguration(sources)).toThrow('method JTT sets select_with_GCE to false');
  });
});
