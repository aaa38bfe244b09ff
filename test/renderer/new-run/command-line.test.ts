import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  addConfigurationOptions,
  readConfiguration,
} from '../../../electron/headless/commands/configuration-options.ts';
import { commandLine } from '../../../renderer/new-run/command-line.ts';
import { resolveDraft } from '../../../renderer/new-run/draft.ts';

describe('the command line of an order', () => {
  it('gives the command the configuration that the form has', () => {
    const values = { lambda_sparse: 1e-7, uniform_weight: true, biased_lr_pre: null, select_with_GCE: false, seed: 7 };
    const words = commandLine({ preset: 'quick', values, from: null }).split(' ');
    expect(words.slice(0, 2)).toEqual(['dcwp', 'run']);
    const command = addConfigurationOptions(new Command()).parse(words.slice(2), { from: 'user' });
    const { configuration } = resolveDraft({ preset: 'quick', values, from: null });
    expect(configuration).not.toBeNull();
    expect(readConfiguration(command.opts()).configuration).toEqual(configuration);
  });

  it('quotes what a shell would take apart', () => {
    const order = { preset: null, values: { train_root_dir: "/my data/it's" }, from: null };
    expect(commandLine(order)).toBe("dcwp run --train_root_dir '/my data/it'\\''s'");
  });

  it('names the run that it takes over from', () => {
    const from = { run: 'first', stage: 'pruning' as const };
    expect(commandLine({ preset: null, values: {}, from })).toBe('dcwp run --from first --stage pruning');
  });
});
