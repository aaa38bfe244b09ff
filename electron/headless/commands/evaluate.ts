// The command `dcwp evaluate`.
import { type Command, Option } from 'commander';
import type { EvaluateRequest } from '../../../shared/engine-protocol.ts';
import type { EmbeddingMethod, ReportOrder } from '../../../shared/evaluation-report.ts';
import type { Run } from '../../services/runs/create-run.ts';

interface EvaluateOptions {
  readonly split: EvaluateRequest['split'];
  readonly report: boolean;
  readonly embedding: EmbeddingMethod;
  readonly images: string;
  readonly json?: boolean;
}

/** What a report looks into where nothing else is said. */
const usual = { embedding: 'tsne', images: 1000 } as const;

const HELP = `
The report is written to <run>/evaluation/<split>: report.json (confusion matrix, calibration, features of a sample of the
images and their positions in the plane), and pictures of it as SVG and PNG.`;

export function registerEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description(
      'print the accuracy of a run, overall and of each group, and look inside: features, confusion, calibration',
    )
    .argument('<run>', 'folder or id of the run')
    .addOption(
      new Option('--split <split>', 'images to evaluate on').choices(['test', 'valid', 'train']).default('test'),
    )
    .addOption(
      new Option('--embedding <method>', 'how features are laid out: t-SNE with perplexity 20, UMAP, or not at all')
        .choices(['tsne', 'umap', 'none'])
        .default(usual.embedding),
    )
    .option(
      '--images <number>',
      'how many images are laid out: of a larger set a random sample; 10000 at most',
      String(usual.images),
    )
    .option('--no-report', 'print the accuracy alone')
    .option('--json', 'print it as JSON')
    .addHelpText('after', HELP)
    .action(async (name: string, { split, report, embedding, images, json = false }: EvaluateOptions) => {
      const { userFolders } = await import('../../services/user-folders.ts');
      const { openRun } = await import('../../services/runs/open-run.ts');
      const home = userFolders();
      const order = report ? await reportOrderOf(images, embedding) : null;
      await printEvaluation({ run: openRun(name, home.runs), dataFolder: home.data, json, split, report: order });
    });
}

/** Throws a UserError where the number of images is none. */
async function reportOrderOf(images: string, embedding: EmbeddingMethod) {
  const { reportOrder } = await import('../../../shared/evaluation-report.ts');
  const { UserError } = await import('../../../shared/errors.ts');
  const order = reportOrder.safeParse({ images: Number(images), embedding });
  if (order.success) return order.data;
  throw new UserError({
    code: 'arguments-invalid',
    message: `--images is ${images}`,
    remedy: 'Give a whole number from 1 to 10,000.',
  });
}

interface Printing {
  readonly run: Run;
  readonly dataFolder: string;
  readonly split: EvaluateRequest['split'];
  /** Null where no report is wanted. */
  readonly report?: ReportOrder | null;
  readonly json: boolean;
}

/** Evaluates the network of the run that counts, writes and draws the report, and prints the result on stdout. */
export async function printEvaluation({ run, dataFolder, split, report = usual, json }: Printing): Promise<void> {
  const { evaluate, evaluationJson, evaluationText } = await import('../evaluation.ts');
  const found = await evaluate(run, dataFolder, { split, report: report ?? undefined });
  const { drawReport, reportLines } = await import('../report-lines.ts');
  const drawn = report === null ? null : await drawReport(run, split);
  if (json) return void process.stdout.write(`${JSON.stringify({ ...evaluationJson(run, found), report: drawn })}\n`);
  const lines = drawn === null ? [] : ['', ...reportLines(drawn)];
  process.stdout.write(`${[evaluationText(run, found), ...lines].join('\n')}\n`);
}
