import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import {
  addConfigurationOptions,
  type GivenConfiguration,
  readConfiguration,
} from '../../../electron/headless/commands/configuration-options.ts';
import { configuration } from '../../../shared/configuration.ts';
import { UserError } from '../../../shared/errors.ts';
import { presetNamed } from '../../../shared/resolve-configuration.ts';
import { settings } from '../../../shared/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'dcwp-configuration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** A command as `dcwp run` is, whose output goes to `written`. */
function command(): { run: Command; written: string[] } {
  const written: string[] = [];
  const keep = (text: string): void => void written.push(text);
  const run = new Command('run').option('--json').exitOverride();
  addConfigurationOptions(run.configureOutput({ writeOut: keep, writeErr: keep, getOutHelpWidth: () => 1000 }));
  return { run, written };
}

function read(...given: string[]): GivenConfiguration {
  return readConfiguration(command().run.parse(given, { from: 'user' }).opts());
}

function refusal(...given: string[]): UserError {
  try {
    read(...given);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('without options there are the defaults', () => {
  expect(read('--json')).toEqual({ configuration: configuration.parse({}), preset: null });
});

test.each(settings)('--$name sets $name, with dashes too', (setting) => {
  const { name } = setting;
  const { run } = command();
  const given = setting.kind === 'flag' ? [] : ['value'];
  const value = setting.kind === 'flag' ? true : 'value';
  expect(run.parse([`--${name}`, ...given], { from: 'user' }).opts()).toEqual({ [name]: value });
  const again = command().run.parse([`--${name.replaceAll('_', '-')}`, ...given], { from: 'user' });
  expect(again.opts()).toEqual({ [name]: value });
});

test('help lists every setting once, by stage, with default, unit and range', () => {
  const help = command().run.helpInformation();
  for (const { name } of settings) expect(help.match(new RegExp(`^ +--${name} `, 'gm'))).toHaveLength(1);
  const stages = [
    'Data:',
    'Method:',
    'Stage pretraining:',
    'Stage mining:',
    'Stage training:',
    'Stage pruning:',
    'Stage retraining:',
  ];
  const places = [...stages, 'All stages:'].map((heading) => help.indexOf(heading));
  expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
  expect(help).toMatch(/--batch_size <images> +size of a batch \(from 1 to 65,536; default: 256\)/);
  expect(help).toMatch(/--pruning_upweight <times> .*not in the published program/);
  expect(help).toContain('quick');
});

describe('flags', () => {
  test.each([
    [['--select_with_GCE', '--pseudo_label_method', 'wrong'], true],
    [['--select_with_GCE', 'true', '--pseudo_label_method', 'wrong'], true],
    [['--select_with_GCE', 'false'], false],
    [['--select_with_GCE=false'], false],
    [['--preset', 'quick', '--no-select_with_GCE'], false],
    [['--preset', 'quick', '--no-select-with-GCE'], false],
    [['--preset', 'quick'], true],
  ])('%j', (given, value) => {
    expect(read(...given).configuration.select_with_GCE).toBe(value);
  });

  test.each([
    [['--no_lr_scheduling'], true],
    [['--no-lr-scheduling'], true],
    [['--no_lr_scheduling', 'false'], false],
    [['--no-no_lr_scheduling'], false],
    [[], false],
  ])('one whose name begins with no: %j', (given, value) => {
    expect(read(...given).configuration.no_lr_scheduling).toBe(value);
  });

  test('refuse what is neither true nor false', () => {
    expect(refusal('--supervised', 'maybe').remedy).toContain('Set supervised to true or false.');
  });
});

describe('numbers are read strictly', () => {
  test.each([
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['+2E-1', 0.2],
  ])('%s', (text, value) => {
    expect(read('--lr_pre', text).configuration.lr_pre).toBe(value);
  });

  test.each(['12abc', '', ' 1', '0x10', '1_000', '1,5', 'NaN', 'Infinity', '1e999', '-', '--', '1e'])(
    '%j is refused',
    (text) => {
      expect(refusal(`--lr_pre=${text}`).message).toContain('lr_pre is');
    },
  );

  test('all that is wrong is told at once', () => {
    const { message } = refusal('--batch_size', '12abc', '--seed', '1.5', '--optimizer', 'sgd', '--lr_pre', '-1');
    expect(message).toContain('lr_pre is -1; seed is 1.5; batch_size is "12abc"; optimizer is "sgd"');
  });

  test('a conflict ratio is a percentage', () => {
    expect(read('--conflict_pct', '0.50').configuration.conflict_pct).toBe(0.5);
    expect(refusal('--conflict_pct', '300').remedy).toBe('Set conflict_pct to a number above 0, up to 100 (%).');
  });

  test('none takes a value away, where that is possible', () => {
    const { configuration: resolved } = read(
      '--preset',
      'quick',
      '--biased_pretrain_iter',
      'none',
      '--biased-optimizer',
      'none',
    );
    expect(resolved).toMatchObject({ biased_pretrain_iter: null, biased_optimizer: null });
    expect(refusal('--seed', 'none').message).toContain('seed is "none"');
  });
});

describe('preset, file and arguments', () => {
  const config = file('a.json', '\uFEFF{"seed": 3, "retrain_iter": 4}');

  test('override one another in that order', () => {
    const { configuration: resolved, preset } = read('--retrain_iter', '5', '--config', config, '--preset', 'quick');
    expect(preset).toBe('quick');
    expect(resolved).toMatchObject({
      pruning_iter: presetNamed('quick').settings.pruning_iter,
      seed: 3,
      retrain_iter: 5,
    });
  });

  test('override another run', () => {
    const base = read('--seed', '1', '--tau', '0.5').configuration;
    expect(readConfiguration({ seed: '2' }, base).configuration).toMatchObject({ seed: 2, tau: 0.5 });
  });

  test('an unknown preset is refused with the nearest', () => {
    expect(refusal('--preset', 'quik')).toMatchObject({ code: 'preset-unknown', remedy: 'Did you mean quick?' });
  });

  test('an unknown setting in the file is refused with the nearest', () => {
    expect(refusal('--config', file('b.json', '{"batchsize": 3}')).remedy).toContain('Did you mean batch_size');
  });

  test('a missing file and a folder are refused', () => {
    expect(refusal('--config', join(folder, 'nowhere.json'))).toMatchObject({ code: 'configuration-file-missing' });
    expect(refusal('--config', folder)).toMatchObject({ code: 'configuration-file-missing' });
  });

  test('a file of another kind is refused', () => {
    expect(refusal('--config', file('big.json', ' '.repeat(1_000_001)))).toMatchObject({
      code: 'configuration-file-broken',
    });
  });

  test('what is not JSON is refused with its place', () => {
    const { code, message } = refusal('--config', file('broken.json', '{\n  "seed": 3,\n  "data": cmnist\n}\n'));
    expect(code).toBe('configuration-file-broken');
    expect(message).toMatch(/broken\.json, line 3, column 11, at "cmnist": this is not JSON$/);
  });
});

test('an unknown option is refused with the nearest', () => {
  const { run, written } = command();
  expect(() => run.parse(['--lamda_sparse', '3'], { from: 'user' })).toThrow();
  expect(written.join('')).toContain('Did you mean --lambda_sparse?');
});
