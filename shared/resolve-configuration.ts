// The configuration of a run from its sources, each overriding the ones before it.
import { z } from 'zod';
import { type CheckedConfiguration, checkConfiguration, configurationInvalid } from './check-configuration.ts';
import type { Configuration } from './configuration.ts';
import { UserError } from './errors.ts';
import { type MethodName, methodName } from './method-name.ts';
import { methodOf, methods } from './methods.ts';
import { nearestName } from './nearest-name.ts';
import type { Preset } from './presets/preset.ts';
import { presets } from './presets.ts';
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
export function resolveConfiguration(sources: ConfigurationSources): Configuration {
  const checked = checkSources(sources);
  if (checked.configuration === null) throw configurationInvalid(checked.problems);
  return checked.configuration;
}

/** The configuration, or all that is wrong with it. Throws a UserError where the preset or the file is none. */
export function checkSources({ base, preset, file, argumentsGiven }: ConfigurationSources): CheckedConfiguration {
  const layers = [
    preset === undefined ? {} : presetNamed(preset).settings,
    file === undefined ? {} : parseFile(file),
    { ...argumentsGiven },
  ];
  return checkConfiguration(merge(base, layers));
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
 * Later values win. The method is the last one that a layer chose, by `method` or by `mode`, whatever earlier layers say
 * of either. What it forces takes its place just before that layer: it overrides earlier layers, and is contradicted by
 * what that layer or a later one gives; what an earlier method forced is dropped. A method's defaults give way to every
 * layer, but for another run's of another method.
 */
function merge(base: Configuration | undefined, given: readonly Values[]): Values {
  const layers: readonly Values[] = [{ ...base }, ...given];
  const chooser = layers.findLastIndex((layer) => choiceOf(layer) !== undefined);
  const chosen = choiceOf(layers[chooser] ?? {}) ?? 'DCWP';
  const { forced, defaults } = methods[chosen];
  const [first = {}, ...others] = layers.map((layer, index) => {
    if (index === chooser) return { ...forced, ...otherName(layer, chosen), ...layer };
    return index < chooser ? withoutChoice(layer, chosen) : layer;
  });
  const inherited = base !== undefined && methodOf(base) === chosen;
  const merged = [first, ...(inherited ? [] : [defaults]), ...others].flatMap((layer) => Object.entries(layer));
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** The method that a layer chooses, undefined where it chooses none. */
function choiceOf({ method, mode }: Values): MethodName | undefined {
  const named = methodName.safeParse(method);
  if (named.success) return named.data;
  if (mode === undefined) return method === null ? 'DCWP' : undefined;
  return mode === 'MRM' ? 'MRM' : 'DCWP';
}

/** Of the two names of a method, the one that a layer which chooses it leaves out. */
function otherName({ method, mode }: Values, chosen: MethodName): Values {
  if (mode === undefined) return { mode: chosen === 'MRM' ? 'MRM' : 'prune' };
  return method === undefined ? { method: null } : {};
}

/** A layer without its choice of a method, and without what that one, where it is another, forced or brought. */
function withoutChoice(layer: Values, chosen: MethodName): Values {
  const own = choiceOf(layer) ?? chosen;
  const brought: Values = methods[own].defaults;
  const isOf = (name: string, value: unknown): boolean =>
    Object.hasOwn(methods[own].forced, name) || (Object.hasOwn(brought, name) && brought[name] === value);
  return Object.fromEntries(
    Object.entries(layer).filter(
      ([name, value]) => name !== 'method' && name !== 'mode' && (own === chosen || !isOf(name, value)),
    ),
  );
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
