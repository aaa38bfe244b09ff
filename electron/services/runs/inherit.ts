// A new run that takes over another run's results up to a stage.
import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Configuration } from '../../../shared/configuration.ts';
import { type CorrectedMinedSet, corrected, originOf } from '../../../shared/corrected-mined-set.ts';
import { correctionText } from '../../../shared/correction-origin.ts';
import { UserError } from '../../../shared/errors.ts';
import { EVENTS_FILE, formatEvent } from '../../../shared/event-log.ts';
import type { StageName } from '../../../shared/events.ts';
import type { MethodName } from '../../../shared/method-name.ts';
import { methodOf, methods } from '../../../shared/methods.ts';
import { MINED_FILE } from '../../../shared/mined-set.ts';
import { networkName } from '../../../shared/networks-needed.ts';
import { PROGRESS_FILE, PROGRESS_FORMAT, type RunProgress } from '../../../shared/run-progress.ts';
import { filesBefore, stagesBefore } from '../../../shared/stage-results.ts';
import { readEvents } from '../../formats/event-log-file.ts';
import { requireMinedSet } from '../samples/stored-mined-set.ts';
import { createRun, type Run, type RunOrder } from './create-run.ts';
import { progressOf } from './open-run.ts';

/** Which data and which network results belong to, by setting. */
const binding = {
  data: ({ data }) => data,
  conflict_pct: ({ conflict_pct }) => conflict_pct,
  network: networkName,
} satisfies Record<string, (configuration: Configuration) => string | number>;

/** What a run takes over, and from where on it trains itself. */
export interface TakeOver {
  readonly parent: Run;
  readonly stage: StageName;
  /** Takes the place of what the parent mined. */
  readonly correction?: CorrectedMinedSet | undefined;
}

/**
 * Makes the folder of a run that begins at `stage`: the files and events of the stages before it are the parent's. A
 * corrected mined set is settled by the run itself, as its mining stage. Throws as `checkTakeOver`.
 */
export function runFrom(from: TakeOver, order: Omit<RunOrder, 'parent' | 'minedSet'>): Run {
  checkTakeOver(from, order.configuration);
  const { parent, stage, correction } = from;
  const method = methodOf(order.configuration);
  const taken = stagesBefore(method, stage).filter((earlier) => correction === undefined || earlier !== 'mining');
  const origin = { run: parent.record.id, stage };
  const minedSet = correction === undefined ? inheritedCorrection(parent, taken) : originOf(correction);
  return createRun({ ...order, parent: origin, minedSet }, (folder) => {
    for (const file of filesBefore(method, stage)) takeOver(join(parent.folder, file), join(folder, file));
    if (correction !== undefined) {
      rmSync(join(folder, MINED_FILE), { force: true }); // A link: what it names is the parent's.
      writeFileSync(join(folder, MINED_FILE), JSON.stringify(corrected(requireMinedSet(parent.folder), correction)));
    }
    const progress: RunProgress = { format: PROGRESS_FORMAT, finished: [...taken], partial: null };
    writeFileSync(join(folder, PROGRESS_FILE), `${JSON.stringify(progress)}\n`);
    const events = readEvents(parent.folder).filter((event) =>
      'stage' in event ? taken.includes(event.stage) : event.type === 'network-made',
    );
    writeFileSync(join(folder, EVENTS_FILE), events.map(formatEvent).join(''));
  });
}

/** A run that takes over mining takes over by what its parent's mined set was corrected. */
const inheritedCorrection = ({ record }: Run, taken: readonly StageName[]): Run['record']['minedSet'] =>
  taken.includes('mining') ? record.minedSet : null;

/**
 * Throws a UserError where the parent has not finished what comes before `stage`, belongs to other data or another
 * network, or where the corrected mined set is not of it or would not be used.
 */
export function checkTakeOver({ parent, stage, correction }: TakeOver, configuration: Configuration): void {
  const method = methodOf(configuration);
  checkMethod(method, stage);
  checkFinished(parent, stage, stagesBefore(method, stage));
  checkBinding(parent, configuration);
  if (correction === undefined) return;
  checkUsed(method, stage, correction);
  corrected(requireMinedSet(parent.folder), correction);
}

/** A link costs no space, and is safe: files of a run are replaced, never written into. */
function takeOver(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to); // Another file system, or one without links.
  }
}

function checkMethod(method: MethodName, stage: StageName): void {
  const { stages } = methods[method];
  if (stages.includes(stage)) return;
  throw new UserError({
    code: 'stage-unknown',
    message: `The method ${method} has no stage ${stage}`,
    remedy: `Begin at one of its stages: ${stages.join(', ')}.`,
  });
}

function checkUsed(method: MethodName, stage: StageName, correction: CorrectedMinedSet): void {
  if (stagesBefore(method, stage).includes('mining')) return;
  throw new UserError({
    code: 'correction-unused',
    message: `A run of ${method} that begins at ${stage} does not go by the ${correctionText(correction)}`,
    remedy: 'Begin at a stage after mining, such as pruning, with a method that mines.',
  });
}

function checkFinished(parent: Run, stage: StageName, before: readonly StageName[]): void {
  const { finished } = progressOf(parent.folder);
  const missing = before.find((earlier) => !finished.includes(earlier));
  if (missing === undefined) return;
  throw new UserError({
    code: 'stage-missing',
    message: `Run ${parent.record.id} has not finished ${missing}, which ${stage} starts from`,
    remedy: `Finish it with \`dcwp resume ${parent.folder}\`, or start from an earlier stage.`,
  });
}

function checkBinding(parent: Run, configuration: Configuration): void {
  for (const [name, of] of Object.entries(binding)) {
    const there = of(parent.record.configuration);
    const here = of(configuration);
    if (there === here) continue;
    throw new UserError({
      code: 'parent-differs',
      message: `Run ${parent.record.id} was trained with ${name} ${there}, the new run has ${here}`,
      remedy: `Leave ${name} as in that run, or start a run of its own.`,
    });
  }
}
