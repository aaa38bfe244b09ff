// What is typed into a field, and the value that it stands for.
import type { Setting } from '../../shared/settings.ts';
import type { SettingValue } from './draft.ts';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A text that stands for no value of the setting stays a text, and is refused where the configuration is checked. */
export function typedValue(setting: Setting, typed: string): SettingValue {
  const text = typed.trim();
  if (text === '' && setting.whenNull !== null) return null;
  if (setting.kind === 'whole' || setting.kind === 'real') return number.test(text) ? Number(text) : text;
  return text;
}

export const typedText = (value: SettingValue): string => (value === null ? '' : String(value));
