// `dcwp data import`: brings a folder of the user's own images into the data folder, as the wizard does.
import { type Command, Option } from 'commander';
import type { CheckReport } from '../../../dataset/check.ts';
import { type ImportPlan, importOrder } from '../../../shared/api/import.ts';
import { UserError } from '../../../shared/errors.ts';
import { type TransformName, transformMeanings, transformNames } from '../../../shared/transform-names.ts';
import { checkLines, planLines } from '../../services/data/data-lines.ts';
import { userFolders } from '../../services/user-folders.ts';
import { print, ROOT_HELP, seedOf, working } from './data-command.ts';
import { type LabelOptions, labelsOf } from './import-labels.ts';

interface ImportOptions extends LabelOptions {
  readonly name: string;
  readonly transform?: TransformName;
  readonly seed: number;
  readonly root?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

interface Imported {
  readonly plan: ImportPlan;
  readonly report: CheckReport;
}

const TRANSFORMS = `
Transforms:
${transformNames.map((name) => `  ${name.padEnd(9)} ${transformMeanings[name]}`).join('\n')}
  Without one images are taken as-is up to 64 pixels, by celebA above. A run may choose another.
`;

async function importFolder(folder: string, options: ImportOptions): Promise<void> {
  const { name, transform, seed, root = userFolders().data, json } = options;
  const { surveyFolder } = await import('../../../dataset/import/survey-folder.ts');
  const labels = labelsOf(await surveyFolder(folder), options);
  const order = importOrder.safeParse({ folder, name, labels, transform: transform ?? null, seed });
  if (!order.success) {
    throw new UserError({
      code: 'name-unusable',
      message: `--name ${name}: no name of a data set`,
      remedy: 'Take letters, digits, _ and -, up to 64.',
    });
  }
  const { importDataset, importRefused } = await import('../../../dataset/import/import-dataset.ts');
  if (options.dryRun === true) {
    const { planImport } = await import('../../../dataset/import/plan-import.ts');
    const { plan } = await planImport(root, order.data);
    print(planLines(plan), { order: order.data, plan }, json);
    if (plan.problems.length > 0) throw importRefused(order.data, plan);
    return;
  }
  const { checkDataset, checkError } = await import('../../../dataset/check.ts');
  const { plan, report } = await working<Imported>('import', async (work) => {
    const plan = await importDataset(root, order.data, work);
    return { plan, report: await checkDataset({ root, name, ...work }) };
  });
  print(
    [...plan.notes.map((note) => `note: ${note}`), ...checkLines(report)],
    { order: order.data, plan, report },
    json,
  );
  if (report.problems.length > 0) throw checkError(report);
}

/** Adds `import` to `data`. */
export function registerImport(data: Command): void {
  data
    .command('import')
    .description(
      'copy a folder of your own images into the data folder, with their labels, then check them; the folder stays as it is',
    )
    .argument('<folder>', 'folder of images')
    .requiredOption('--name <name>', 'name of the data set')
    .option(
      '--labels <table|names>',
      'a table below the folder, or names: <id>_<class>_<bias>.png (default: the likeliest)',
    )
    .option('--path <column>', 'column of images, by its name or its number from 1 (default: by names and values)')
    .option('--class <column>', 'column of classes')
    .option('--bias <column>', 'column of bias labels, or none')
    .option('--split <column>', 'column of splits, or none: then images are divided at random')
    .option('--ratio <folder>', 'with names: the folder of training images, such as 5pct (default: the last)')
    .addOption(
      new Option(
        '--transform <name>',
        'what runs do to the images, kept with the set (default: by their size)',
      ).choices(transformNames),
    )
    .option('--seed <n>', 'seed of the division', seedOf, 1)
    .option('--root <root>', ROOT_HELP)
    .option('--dry-run', 'say what it would make, and what stands against it; copy nothing')
    .option('--json', 'print as JSON')
    .addHelpText('after', TRANSFORMS)
    .action(importFolder);
}
