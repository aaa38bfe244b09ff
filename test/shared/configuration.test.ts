import { describe, expect, test } from 'vitest';
import { configuration } from '../../shared/configuration.ts';
import { expectation, rangeText, settingNamed, settings } from '../../shared/settings.ts';
import { ownDefaults, publishedDefaults } from './published-defaults.ts';

const defaults = configuration.parse({});

test('the defaults are the published ones, beside those of our own settings', () => {
  expect(defaults).toEqual({ ...publishedDefaults, ...ownDefaults });
});

test('the facts say which settings are published', () => {
  const names = (published: boolean) =>
    settings.filter((setting) => setting.published === published).map(({ name }) => name);
  expect(names(true).toSorted()).toEqual(Object.keys(publishedDefaults).toSorted());
  expect(names(false).toSorted()).toEqual(Object.keys(ownDefaults).toSorted());
});

test.each(settings)('$name is described as the schema has it', (setting) => {
  expect(setting.default).toBe(defaults[setting.name]);
  expect(setting.help).toMatch(/^\S[^\n]{5,118}[^.]$/);
  expect(configuration.shape[setting.name].safeParse(null).success).toBe(setting.whenNull !== null);
  expect(expectation(setting)).toMatch(/^[a-zA-Z0-9][^\n]+$/);
});

describe('each number ends where its facts say', () => {
  const bounds = settings.flatMap((setting) => {
    if (setting.kind !== 'whole' && setting.kind !== 'real') return [];
    const { least, most, above, below } = setting.range;
    const next = setting.kind === 'whole' ? 1 : 1e-9;
    const { name } = setting;
    return [
      ...(least === undefined ? [] : [{ name, right: least, wrong: least - next }]),
      ...(most === undefined ? [] : [{ name, right: most, wrong: most + next * Math.max(1, most) }]),
      ...(above === undefined ? [] : [{ name, right: above + next, wrong: above }]),
      ...(below === undefined ? [] : [{ name, right: below - next, wrong: below }]),
    ];
  });

  test.each(bounds)('$name: $right is right, $wrong is not', ({ name, right, wrong }) => {
    expect(configuration.shape[name].safeParse(right).success).toBe(true);
    expect(configuration.shape[name].safeParse(wrong).success).toBe(false);
  });
});

test.each(settings.filter(({ kind }) => kind === 'choice'))('$name takes its choices and nothing else', (setting) => {
  const choices = setting.kind === 'choice' ? setting.choices : [];
  const schema = configuration.shape[setting.name];
  expect(choices.every((value) => schema.safeParse(value).success)).toBe(true);
  expect(schema.safeParse('another').success).toBe(false);
});

test.each([
  ['batch_size', '256'],
  ['batch_size', 1.5],
  ['lr_pre', Number.NaN],
  ['lr_pre', Number.POSITIVE_INFINITY],
  ['lambda_upweight', Number.POSITIVE_INFINITY],
  ['supervised', 'true'],
  ['supervised', 1],
  ['conflict_pct', 0],
  ['conflict_pct', 100.1],
  ['optimizer', 'sgd'],
  ['data', ''],
  ['data', '../cmnist'],
  ['data', 'a'.repeat(65)],
  ['exp_name', '../run'],
  ['exp_name', '.hidden'],
  ['exp_name', 'a'.repeat(101)],
  ['log_dir', ''],
  ['log_dir', 'a\0b'],
])('%s refuses %j', (name, value) => {
  expect(configuration.safeParse({ [name]: value }).success).toBe(false);
});

test.each(['cmnist', 'cifar10c', 'celebA', 'my-fashion_2'])('the data set may be called %s', (data) => {
  expect(configuration.parse({ data }).data).toBe(data);
});

test('an unknown key is refused', () => {
  expect(configuration.safeParse({ lamda_sparse: 0 }).success).toBe(false);
});

test('a range is told in words', () => {
  expect(rangeText({ least: 1, most: 65_536 })).toBe('from 1 to 65,536');
  expect(rangeText({ least: 0 })).toBe('from 0 upwards');
  expect(rangeText({ above: 0, most: 1 })).toBe('above 0, up to 1');
  expect(rangeText({ least: 0, below: 1 })).toBe('from 0, below 1');
  expect(expectation(settingNamed('earlystop_iter'))).toBe(
    'a whole number from 1 to 10,000,000 (steps), or none for the last step',
  );
  expect(expectation(settingNamed('optimizer'))).toBe('Adam or SGD');
  expect(expectation(settingNamed('conflict_pct'))).toBe('a number above 0, up to 100 (%)');
});
