import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  addConfigurationOptions,
  readConfiguration,
} from '../../../electron/headless/commands/configuration-options.ts';
import { commandLine } from '../../../renderer/new-run/command-line.ts';
import { type Draft, resolveDraft, type SettingValue } from '../../../renderer/new-run/draft.ts';
import { methodName } from '../../../shared/method-name.ts';
import { presets } from '../../../shared/presets.ts';
import { type Setting, settings } from '../../../shared/settings.ts';

/** The words of each line, as a shell takes it apart. */
function wordsOf(lines: readonly string[]): string[][] {
  const script = lines.map((line) => `printf '%s\\0' ${line}; printf '\\n\\0'`).join('\n');
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const said: string[][] = [[]];
  for (const word of stdout.split('\0').slice(0, -1)) {
    if (word === '\n') said.push([]);
    else said.at(-1)?.push(word);
  }
  return said.slice(0, -1);
}

/** What `dcwp run` makes of the words. */
function configured(words: readonly string[]) {
  expect(words.slice(0, 2)).toEqual(['dcwp', 'run']);
  const command = addConfigurationOptions(new Command().exitOverride()).parse(words.slice(2), { from: 'user' });
  return readConfiguration(command.opts());
}

/** Other values of a setting: none where it may be, and one that is of its kind and not its default. */
function othersOf(setting: Setting): SettingValue[] {
  const own = ((): SettingValue => {
    if (setting.kind === 'flag') return !setting.default;
    if (setting.kind === 'choice') return setting.choices.find((choice) => choice !== setting.default) ?? null;
    if (setting.kind === 'text') return /folder|file/.test(setting.form) ? `/a b/it's "$HOME" \\ *` : 'e-1.x_2';
    const { least, above, most, below } = setting.range;
    const low = least ?? above ?? 0;
    const high = Math.min(most ?? below ?? 1e-7, low + 3);
    return setting.kind === 'whole' ? low + 2 : low + (high - low) / 3;
  })();
  return setting.whenNull === null ? [own] : [own, null];
}

const given = settings.flatMap((setting) => othersOf(setting).map((value) => ({ name: setting.name, value })));
const drafts: Draft[] = [
  ...presets.map(({ name }) => ({ preset: name, values: {}, from: null })),
  ...methodName.options.map((method) => ({ preset: 'quick', values: { method, seed: 7 }, from: null })),
  ...given.map(({ name, value }) => ({ preset: null, values: { [name]: value }, from: null })),
  { preset: 'quick', values: { lambda_sparse: 1e-7, uniform_weight: true, biased_lr_pre: null, seed: 7 }, from: null },
];

describe('the command line of an order', () => {
  it('gives the command the configuration that the form has, for every preset, method and setting', () => {
    const words = wordsOf(drafts.map((draft) => commandLine({ ...draft, from: null, values: { ...draft.values } })));
    expect(words).toHaveLength(drafts.length);
    let compared = 0;
    for (const [index, draft] of drafts.entries()) {
      const { configuration } = resolveDraft(draft);
      if (configuration === null) continue; // A setting that needs another one beside it.
      expect(configured(words[index] ?? []), JSON.stringify(draft)).toEqual({ configuration, preset: draft.preset });
      compared++;
    }
    expect(compared).toBeGreaterThan(0.9 * drafts.length);
  });

  it('names the run that it takes over from', () => {
    const from = { run: 'first', stage: 'pruning' as const };
    expect(commandLine({ preset: null, values: {}, from })).toBe('dcwp run --from first --stage pruning');
    expect(commandLine({ preset: null, values: {}, from: { ...from, minedSet: 2 } })).toBe(
      'dcwp run --from first --stage pruning --mined-set 2',
    );
  });
});
