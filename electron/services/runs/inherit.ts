// A new run that takes over another run's results up to a stage.
import { copyFileSync, existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Configuration } from '../../../shared/configuration.ts';
import { UserError } from '../../../shared/errors.ts';
import { EVENTS_FILE, formatEvent } from '../../../shared/event-log.ts';
import type { StageName } from '../../../shared/events.ts';
import type { MethodName } from '../../../shared/method-name.ts';
import { methodOf, methods } from '../../../shared/methods.ts';
import { networkName } from '../../../shared/networks-needed.ts';
import { PROGRESS_FILE, PROGRESS_FORMAT, type RunProgress } from '../../../shared/run-progress.ts';
import { filesBefore, stagesBefore } from '../../../shared/stage-results.ts';
import { createRun, type Run, type RunOrder } from './create-run.ts';
import { progressOf } from './open-run.ts';
import { readEvents } from './read-events.ts';

/** Which data and which network results belong to, by setting. */
const binding = {
  data: ({ data }) => data,
  conflict_pct: ({ conflict_pct }) => conflict_pct,
  network: networkName,
} satisfies Record<string, (configuration: Configuration) => string | number>;

/**
 * Makes the folder of a run that begins at `stage`: the files and events of the stages before it are the parent's.
 * Throws a UserError where the parent has not finished them, or belongs to other data or another network.
 */
export function runFrom(parent: Run, stage: StageName, order: Omit<RunOrder, 'parent'>): Run {
  checkTakeOver(parent, stage, order.configuration);
  const method = methodOf(order.configuration);
  const before = stagesBefore(method, stage);
  return createRun({ ...order, parent: { run: parent.record.id, stage } }, (folder) => {
    for (const file of filesBefore(method, stage)) takeOver(join(parent.folder, file), join(folder, file));
    const progress: RunProgress = { format: PROGRESS_FORMAT, finished: [...before], partial: null };
    writeFileSync(join(folder, PROGRESS_FILE), `${JSON.stringify(progress)}\n`);
    const events = readEvents(parent.folder).filter((event) =>
      'stage' in event ? before.includes(event.stage) : event.type === 'network-made',
    );
    writeFileSync(join(folder, EVENTS_FILE), events.map(formatEvent).join(''));
  });
}

/** Throws a UserError where the parent has not finished what comes before `stage`, or belongs to other data or another network. */
export function checkTakeOver(parent: Run, stage: StageName, configuration: Configuration): void {
  const method = methodOf(configuration);
  checkMethod(method, stage);
  checkFinished(parent, stage, stagesBefore(method, stage));
  checkBinding(parent, configuration);
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
