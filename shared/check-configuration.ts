// Parsing a configuration: each value by the schema, then the whole for contradictions.
import { type Configuration, configuration } from './configuration.ts';
import { type ConfigurationProblem, contradictions } from './contradictions.ts';
import { UserError } from './errors.ts';
import { nearestName } from './nearest-name.ts';
import { expectation, isSettingName, settingNamed, settingNames } from './settings.ts';

export type CheckedConfiguration =
  | { readonly configuration: Configuration; readonly problems: readonly [] }
  | { readonly configuration: null; readonly problems: readonly ConfigurationProblem[] };

/** All that is wrong, at once: unknown names, values out of range, contradictions (where each value is right). */
export function checkConfiguration(values: Readonly<Record<string, unknown>>): CheckedConfiguration {
  const unknown = Object.keys(values).flatMap((name) => (isSettingName(name) ? [] : unknownSetting(name)));
  const parsed = configuration.strip().safeParse(values);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { configuration: null, problems: [...unknown, ...[...names].flatMap((name) => wrongValue(name, values))] };
  }
  const problems = [...unknown, ...contradictions(parsed.data)];
  return problems.length === 0 ? { configuration: parsed.data, problems: [] } : { configuration: null, problems };
}

function unknownSetting(name: string): ConfigurationProblem {
  const meant = nearestName(name, settingNames);
  return {
    settings: [name],
    message: `there is no setting ${name}`,
    remedy: meant === undefined ? '`dcwp run --help` lists the settings.' : `Did you mean ${meant}, not ${name}?`,
  };
}

function wrongValue(name: string, values: Readonly<Record<string, unknown>>): ConfigurationProblem[] {
  if (!isSettingName(name)) return [];
  const value = values[name] === '' ? 'empty' : (JSON.stringify(values[name]) ?? String(values[name]));
  const received = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return [
    {
      settings: [name],
      message: `${name} is ${received}`,
      remedy: `Set ${name} to ${expectation(settingNamed(name))}.`,
    },
  ];
}

/** One UserError for all problems; `problems` holds at least one. */
export function configurationInvalid(problems: readonly ConfigurationProblem[]): UserError {
  const messages = problems.map(({ message }) => message).join('; ');
  return new UserError({
    code: 'configuration-invalid',
    message: `The configuration cannot be used: ${messages}`,
    remedy: problems.map(({ remedy }) => remedy).join(' '),
  });
}
