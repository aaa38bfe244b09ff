// `dcwp data`: builds, imports, lists, checks data sets.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BuildResult } from '../../../dataset/build.ts';
import { type BuilderSetting, type DatasetBuilder, parseSetting } from '../../../dataset/builder.ts';
import { BUILDERS } from '../../../dataset/builders.ts';
import type { CheckReport } from '../../../dataset/check.ts';
import { type TransformName, transformNames } from '../../../shared/transform-names.ts';
import { buildLines, checkLines, listLines } from '../../services/data/data-lines.ts';
import { userFolders } from '../../services/user-folders.ts';
import { print, ROOT_HELP, seedOf, working } from './data-command.ts';
import { registerImport } from './data-import.ts';

interface BuildOptions {
  readonly source?: string;
  readonly conflict: string;
  readonly seed: number;
  readonly name: string;
  readonly out?: string;
  readonly json?: true;
}

interface RootOptions {
  readonly root?: string;
  readonly json?: true;
}

interface CheckOptions extends RootOptions {
  readonly conflict?: number;
  readonly transform?: TransformName;
}

function percentOf(text: string): number {
  const percent = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || percent > 100) {
    throw new InvalidArgumentError('A conflict ratio is a percentage, such as 5.');
  }
  return percent;
}

/** Commander's key of an option: `label-noise` becomes `labelNoise`. */
function keyOf({ name }: BuilderSetting): string {
  return new Option(`--${name} <n>`).attributeName();
}

function settingOption(setting: BuilderSetting): Option {
  const { name, description, minimum, maximum } = setting;
  return new Option(`--${name} <n>`, `${description}, ${minimum} to ${maximum}`)
    .argParser((text: string): number => {
      const value = parseSetting(setting, text);
      if (value === undefined) throw new InvalidArgumentError(`A whole number from ${minimum} to ${maximum}.`);
      return value;
    })
    .default(setting.default);
}

function registerBuilder(build: Command, builder: DatasetBuilder): void {
  const command = build
    .command(builder.name)
    .description(`${builder.title}, from ${builder.from}`)
    .option('--source <path>', builder.source)
    .addOption(
      new Option('--conflict <percent>', 'training images that conflict, in percent')
        .choices(builder.conflictPercents.map(String))
        .default('5'),
    )
    .option('--seed <n>', 'seed of all that is drawn', seedOf, 1)
    .option('--name <name>', 'folder of the set below the data root', builder.name)
    .option('--out <root>', ROOT_HELP)
    .option('--json', 'print the result as JSON');
  for (const setting of builder.settings) command.addOption(settingOption(setting));
  command.action(async (options: BuildOptions) => {
    const { source, conflict, seed, name, out = userFolders().data, json } = options;
    const { buildDataset } = await import('../../../dataset/build.ts');
    const settings = Object.fromEntries(
      builder.settings.map((setting): [string, number] => [setting.name, command.getOptionValue(keyOf(setting))]),
    );
    const request = { root: out, name, conflictPercent: Number(conflict), seed, source, settings };
    const result = await working<BuildResult>('build', (work) => buildDataset(builder, { ...request, ...work }));
    print(buildLines(result), result, json);
  });
}

function registerBuild(data: Command): void {
  const build = data.command('build').description('make a data set from raw data; the same seed gives the same bytes');
  for (const builder of BUILDERS) registerBuilder(build, builder);
}

function registerList(data: Command): void {
  data
    .command('list')
    .description('show the data sets that are there, with their counts')
    .option('--root <root>', ROOT_HELP)
    .option('--json', 'print as JSON')
    .action(async ({ root = userFolders().data, json }: RootOptions) => {
      const { listDatasets } = await import('../../../dataset/list.ts');
      const datasets = await listDatasets(root);
      print(listLines(root, datasets), { root, datasets }, json);
    });
}

function registerCheck(data: Command): void {
  data
    .command('check')
    .description('count each group of a data set; name unreadable, misnamed, oddly sized files (exit code 2)')
    .argument('<name>', 'data set')
    .option('--conflict <percent>', 'only this conflict ratio', percentOf)
    .addOption(new Option('--transform <name>', 'as a run with that transform reads it').choices(transformNames))
    .option('--root <root>', ROOT_HELP)
    .option('--json', 'print as JSON')
    .action(async (name: string, { root: at = userFolders().data, conflict, transform, json }: CheckOptions) => {
      const { checkDataset, checkError } = await import('../../../dataset/check.ts');
      const report = await working<CheckReport>('check', (options) =>
        checkDataset({ root: at, name, conflictPercent: conflict, transform, ...options }),
      );
      print(checkLines(report), report, json);
      if (report.problems.length > 0) throw checkError(report);
    });
}

/** Adds `data` with its subcommands. */
export function registerData(program: Command): void {
  const data = program.command('data').description('build, import, list, check data sets');
  registerBuild(data);
  registerImport(data);
  registerList(data);
  registerCheck(data);
}
