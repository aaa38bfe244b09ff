// The configuration of a run from its sources, each overriding the ones before it.
import { z } from 'zod';
import { checkConfiguration, configurationInvalid } from './check-configuration.ts';
import type { Configuration } from './configuration.ts';
import { UserError } from './errors.ts';
import { mrmSettings } from './mrm-settings.ts';
import { nearestName } from './nearest-name.ts';
import { type Preset, presets } from './presets.ts';
import { type SettingName, settingNames } from './settings.ts';

/** In the order in which they override one another. */
export interface ConfigurationSources {
  /** Another run's, where this one goes on from it. */
  readonly base?: Configuration | undefined;
  readonly preset?: string | undefined;
  /** What a configuration file held. */
  readonly file?: unknown;
  /** Single settings, by name. */
  readonly argumentsGiven?: Readonly<Record<string, unknown>> | undefined;
}

/** Throws one UserError that names everything that is wrong. */
export function resolveConfiguration({ base, preset, file, argumentsGiven }: ConfigurationSources): Configuration {
  const layers = [
    { ...base },
    preset === undefined ? {} : presetNamed(preset).settings,
    file === undefined ? {} : parseFile(file),
    { ...argumentsGiven },
  ];
  const checked = checkConfiguration(merge(layers));
  if (checked.configuration === null) throw configurationInvalid(checked.problems);
  return checked.configuration;
}

/** Throws a UserError that names the known presets. */
export function presetNamed(name: string): Preset {
  const found = presets.find((preset) => preset.name === name);
  if (found !== undefined) return found;
  const known = presets.map((preset) => preset.name);
  const meant = nearestName(name, known);
  throw new UserError({
    code: 'preset-unknown',
    message: `There is no preset ${name}`,
    remedy: meant === undefined ? `Choose one of ${known.join(', ')}.` : `Did you mean ${meant}?`,
  });
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Later values win. What the mode MRM forces takes its place just before the layer that chose it: it overrides earlier
 * layers, and is contradicted by what that layer or a later one gives. Where another mode was chosen after MRM, what MRM
 * forced is dropped with it.
 */
function merge(layers: readonly Values[]): Values {
  const chooser = layers.findLastIndex(({ mode }) => mode !== undefined);
  const chosenMrm = layers[chooser]?.mode === 'MRM';
  const entries = layers.flatMap((layer, index) => {
    if (index === chooser && chosenMrm) return [...Object.entries(mrmSettings), ...Object.entries(layer)];
    if (layer.mode !== 'MRM' || chosenMrm) return Object.entries(layer);
    return Object.entries(layer).filter(([name]) => !Object.hasOwn(mrmSettings, name));
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function parseFile(file: unknown): Values {
  const parsed = z.record(z.string(), z.unknown()).safeParse(file);
  if (parsed.success) return parsed.data;
  throw new UserError({
    code: 'configuration-invalid',
    message: 'The configuration file holds no object of settings',
    remedy: 'Write the settings as a JSON object, such as {"data": "cmnist", "seed": 55}.',
  });
}

/** A setting with another value than in `base`. */
export interface Difference {
  readonly name: SettingName;
  readonly value: Configuration[SettingName];
  readonly base: Configuration[SettingName];
}

/** What differs from another configuration, such as a preset's, in the order of settings. */
export function differences(configuration: Configuration, base: Configuration): Difference[] {
  return settingNames
    .filter((name) => configuration[name] !== base[name])
    .map((name) => ({ name, value: configuration[name], base: base[name] }));
}
