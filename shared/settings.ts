// The settings as a list of facts, read off the configuration's schema.
import { type Configuration, configuration } from './configuration.ts';
import { type Range, type SettingFacts, settingFacts } from './setting.ts';

export type SettingName = keyof Configuration;
export type Setting = SettingFacts & { readonly name: SettingName };

export const settingNames: readonly SettingName[] = configuration.keyof().options;

/** In the order of their groups. */
export const settings: readonly Setting[] = settingNames.map((name) => settingNamed(name));

/** Throws a RangeError where the schema has a setting that was not described. */
export function settingNamed(name: SettingName): Setting {
  const facts = settingFacts.get(configuration.shape[name]);
  if (facts === undefined) throw new RangeError(`the setting ${name} has no description`);
  return { name, ...facts };
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(configuration.shape, name);
}

/** Which values a setting takes, such as `a whole number from 1 to 65536 (images)`. */
export function expectation(setting: Setting): string {
  const orNone = setting.whenNull === null ? '' : `, or none for ${setting.whenNull}`;
  switch (setting.kind) {
    case 'flag':
      return 'true or false';
    case 'choice':
      return `${setting.choices.join(', ').replace(/, ([^,]*)$/, ' or $1')}${orNone}`;
    case 'text':
      return `${setting.form}${orNone}`;
    default: {
      const unit = setting.unit === null ? '' : ` (${setting.unit})`;
      const number = setting.kind === 'whole' ? 'a whole number' : 'a number';
      return `${number} ${rangeText(setting.range)}${unit}${orNone}`;
    }
  }
}

/** Such as `from 0 to 1`, `above 0, up to 100`, `from 0 upwards`. */
export function rangeText({ least, most, above, below }: Range): string {
  const low =
    least !== undefined ? [`from ${numberText(least)}`] : above !== undefined ? [`above ${numberText(above)}`] : [];
  const high =
    most !== undefined ? [`up to ${numberText(most)}`] : below !== undefined ? [`below ${numberText(below)}`] : [];
  if (high.length === 0 && least !== undefined) return `${low.join()} upwards`;
  return least !== undefined && most !== undefined
    ? `from ${numberText(least)} to ${numberText(most)}`
    : [...low, ...high].join(', ');
}

const numberText = (value: number): string => value.toLocaleString('en');
