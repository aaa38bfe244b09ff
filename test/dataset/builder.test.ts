import { describe, expect, it } from 'vitest';
import { type BuilderSetting, completeSettings, parseSetting } from '../../dataset/builder.ts';
import { BUILDERS } from '../../dataset/builders.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';

const severity: BuilderSetting = { name: 'severity', description: 'how much', minimum: 1, maximum: 5, default: 4 };
const builder = { ...cmnistBuilder, settings: [severity] };

describe('settings of a builder', () => {
  it('have their defaults where they are not given', () => {
    expect(completeSettings(builder)).toEqual({ severity: 4 });
    expect(completeSettings(builder, { severity: 1 })).toEqual({ severity: 1 });
    expect(completeSettings(cmnistBuilder)).toEqual({});
  });

  it.each([
    ['one out of range', { severity: 6 }, /severity is 6; it is a whole number from 1 to 5/],
    ['a fraction', { severity: 1.5 }, /severity is 1\.5/],
    ['one that the builder lacks', { colour: 1 }, /no setting colour/],
  ])('are refused: %s', (_, given, message) => {
    const asked = () => completeSettings(builder, given);
    expect(asked).toThrow(message);
    expect(asked).toThrow(expect.objectContaining({ kind: 'user', code: 'build-setting' }));
  });

  it.each(['0', '6', '-1', '2.5', '1e0', ' 3', ''])('are no numbers such as "%s"', (text) => {
    expect(parseSetting(severity, text)).toBeUndefined();
  });
});

it('has builders of different names, whose defaults are in range', () => {
  expect(new Set(BUILDERS.map(({ name }) => name)).size).toBe(BUILDERS.length);
  for (const each of BUILDERS) {
    expect(() => completeSettings(each)).not.toThrow();
  }
});
