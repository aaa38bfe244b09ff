// The options of a configuration, made from the facts of its settings, and reading them back.
import { type Command, Option } from 'commander';
import type { Configuration } from '../../../shared/configuration.ts';
import { presets } from '../../../shared/presets.ts';
import { resolveConfiguration } from '../../../shared/resolve-configuration.ts';
import type { SettingGroup } from '../../../shared/setting.ts';
import { rangeText, type Setting, settings } from '../../../shared/settings.ts';
import { readConfigurationFile } from './configuration-file.ts';

const headings: Readonly<Record<SettingGroup, string>> = {
  data: 'Data:',
  method: 'Method:',
  pretraining: 'Stage pretraining:',
  mining: 'Stage mining:',
  training: 'Stage training:',
  pruning: 'Stage pruning:',
  retraining: 'Stage retraining:',
  run: 'All stages:',
};

/** An option that sets a setting under its own name, whichever way it is spelt. */
class SettingOption extends Option {
  readonly setting: string;

  constructor(flags: string, name: string, description?: string) {
    super(flags, description);
    this.setting = name;
    // `--no_lr_scheduling` and `--no-lr-scheduling` are one setting, not the negation of another.
    this.negate = false;
  }

  override attributeName(): string {
    return this.setting;
  }
}

/**
 * Adds `--preset`, `--config` and an option for each setting under its published name. Dashes do for underscores; flags
 * also take `true` or `false`, or a `--no-` before. Values stay texts: `readConfiguration` parses them, all at once.
 */
export function addConfigurationOptions(command: Command): Command {
  command
    .addOption(
      new Option('--preset <name>', `begin from a preset: ${presets.map(({ name }) => name).join(', ')}`).helpGroup(
        'Configuration (each overrides the ones before):',
      ),
    )
    .addOption(
      new Option('--config <file>', 'take settings from a JSON file, by their names below').helpGroup(
        'Configuration (each overrides the ones before):',
      ),
    );
  for (const setting of settings) addSetting(command, setting);
  return command;
}

function addSetting(command: Command, setting: Setting): void {
  const { name, group } = setting;
  const value = valueName(setting);
  command.addOption(new SettingOption(`--${name} ${value}`, name, describe(setting)).helpGroup(headings[group]));
  const dashed = name.replaceAll('_', '-');
  if (dashed !== name) command.addOption(new SettingOption(`--${dashed} ${value}`, name).hideHelp());
  if (setting.kind !== 'flag') return;
  for (const spelt of new Set([name, dashed])) {
    command.addOption(
      new SettingOption(`--no-${spelt}`, name)
        .argParser(() => false)
        .preset('false')
        .hideHelp(),
    );
  }
}

function valueName(setting: Setting): string {
  switch (setting.kind) {
    case 'flag':
      return '[true|false]';
    case 'choice':
      return `<${setting.choices.join('|')}>`;
    case 'text':
      return setting.form === 'a folder' ? '<folder>' : setting.form === 'a file' ? '<file>' : '<name>';
    default:
      return `<${setting.unit ?? 'number'}>`;
  }
}

/** Help, range, unit, default. */
function describe(setting: Setting): string {
  const { help, unit, published, whenNull } = setting;
  const range = setting.kind === 'whole' || setting.kind === 'real' ? [rangeText(setting.range)] : [];
  const unitText = setting.kind === 'choice' && unit !== null ? [`in ${unit}`] : [];
  const fallback = setting.kind === 'flag' ? [] : [`default: ${setting.default ?? whenNull}`];
  const ours = published ? [] : ['not in the published program'];
  const facts = [...range, ...unitText, ...fallback, ...ours];
  return facts.length === 0 ? help : `${help} (${facts.join('; ')})`;
}

export interface GivenConfiguration {
  readonly configuration: Configuration;
  /** The preset that it began from. */
  readonly preset: string | null;
}

/**
 * The configuration that the parsed options of a command describe; `base` is another run's, which they all override. Throws a
 * UserError that names everything that is wrong.
 */
export function readConfiguration(
  options: Readonly<Record<string, unknown>>,
  base?: Configuration,
): GivenConfiguration {
  const { preset, config } = options;
  const name = typeof preset === 'string' ? preset : undefined;
  const file = typeof config === 'string' ? readConfigurationFile(config) : undefined;
  const given = settings.flatMap((setting) => {
    const value = options[setting.name];
    return value === undefined ? [] : [[setting.name, parsed(setting, value)] as const];
  });
  const configuration = resolveConfiguration({ base, preset: name, file, argumentsGiven: Object.fromEntries(given) });
  return { configuration, preset: name ?? null };
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The value that a text stands for. A text that stands for none stays as it is, and is refused by the schema. */
function parsed(setting: Setting, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (setting.whenNull !== null && value.toLowerCase() === 'none') return null;
  switch (setting.kind) {
    case 'flag':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'text':
      return value;
    case 'choice':
      return (
        setting.choices.find((known) => (typeof known === 'number' ? known === asNumber(value) : known === value)) ??
        value
      );
    default:
      return asNumber(value) ?? value;
  }
}

const asNumber = (text: string): number | undefined => (number.test(text) ? Number(text) : undefined);
