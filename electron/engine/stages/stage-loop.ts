// The training loop of every stage: batches in, losses out, with evaluation, checkpoints and interruption between steps.
import { memory } from '@tensorflow/tfjs-core';
import type { RunPoint } from '../../../shared/events.ts';
import { restorePartial, type StageInProgress } from '../checkpoints/partial-stage.ts';
import type { Prediction } from '../networks/network.ts';
import { disposeBatch } from './batch.ts';
import { refuseLostLoss, refuseLostWeights } from './divergence.ts';
import { LossMeter } from './loss-meter.ts';
import { Interrupted, type RunContext, type StageLoop } from './run-context.ts';
import type { StagePlan } from './stage-plan.ts';
import { TrainingBatches } from './training-batches.ts';
import { trainingStep } from './training-step.ts';

/** Steps between two reports of losses: often enough for a live curve, one read off the device each. */
export const REPORT_EVERY_STEPS = 10;

/** What the loop needs of a plan beside its step. */
type LoopPlan = Omit<StagePlan, 'objective' | 'state'> & StageInProgress;

/** Trains as the plan says; where the context has a loop of its own, that one is given the plan. */
export const runStageLoop: StageLoop = (context, plan) => (context.loop ?? train)(context, plan);

/**
 * Trains until the plan's last step, from where the run's progress says. Throws `Interrupted` once the run was saved on
 * request, FailureError `loss-not-finite` or `weights-not-finite` where a loss or a weight is NaN or infinite: neither
 * gets into a checkpoint.
 */
async function train<Said extends Prediction>(context: RunContext, plan: StagePlan<Said>): Promise<void> {
  const { stage, network, steps } = plan;
  const start = restore(context, plan);
  const begun = performance.now();
  context.emit({ type: 'stage-started', stage, network, step: start, steps });
  const samples = plan.samples ?? context.dataset.train;
  const batches = new TrainingBatches(samples, plan, context.configuration.seed, start);
  const meter = new LossMeter();
  const clock = new ReportClock(plan.batchSize);
  try {
    for (let step = start + 1; step <= steps; step++) {
      const point = { stage, network, step };
      const saves = step < steps && step % plan.saveEvery === 0;
      await trainOn(batches, plan, step, meter);
      if (step % REPORT_EVERY_STEPS === 0 || step === steps || saves) report(context, plan, point, meter, clock);
      await plan.afterStep?.(point);
      if (isEvaluated(plan, step)) await clock.paused(() => evaluate(context, plan, point));
      if (saves) save(context, plan, point, batches);
      if ((await context.control.atStep(point)) === 'stop' && step < steps) {
        report(context, plan, point, meter, clock);
        save(context, plan, point, batches);
        throw new Interrupted(point);
      }
    }
    refuseLostWeights({ stage, network, step: steps }, plan.state);
  } finally {
    batches.close();
    meter.dispose();
  }
  const seconds = (performance.now() - begun) / 1000;
  context.emit({ type: 'stage-finished', stage, network, step: steps, seconds });
}

/** Whether the stage is evaluated after that step. */
export const isEvaluated = (
  { evaluateEvery, steps }: Pick<StagePlan, 'evaluateEvery' | 'steps'>,
  step: number,
): boolean => step % evaluateEvery === 0 || step === steps;

function restore({ progress, folder, emit }: RunContext, plan: LoopPlan): number {
  const { partial } = progress.current;
  if (partial === null || partial.stage !== plan.stage || partial.network !== plan.network) return 0;
  restorePartial(folder, partial, plan);
  emit({ type: 'run-resumed', stage: plan.stage, network: plan.network, step: partial.step });
  return partial.step;
}

/** One step. Its losses stay on the device, in the meter. */
export async function trainOn<Said extends Prediction>(
  batches: TrainingBatches,
  plan: StagePlan<Said>,
  step: number,
  meter: LossMeter,
): Promise<void> {
  const batch = await batches.next();
  const mined = Uint8Array.from(batch.indices, (index) => plan.mined[index] ?? 0);
  const training = { ...plan, mask: plan.mask(step) };
  meter.add(trainingStep(training, { ...batch, mined, step }, plan.learningRate(step)));
  disposeBatch(batch);
}

function report(context: RunContext, plan: LoopPlan, point: RunPoint, meter: LossMeter, clock: ReportClock): void {
  const losses = meter.report();
  if (losses === undefined) return;
  refuseLostLoss(point, losses);
  context.emit({
    type: 'losses',
    ...point,
    total: losses.total,
    parts: losses.parts,
    learningRate: plan.learningRate(point.step),
    imagesPerSecond: clock.imagesPerSecond(losses.steps),
  });
}

async function evaluate(context: RunContext, plan: LoopPlan, point: RunPoint): Promise<void> {
  refuseLostWeights(point, plan.state);
  await plan.evaluate(point);
  const { numTensors, numBytes } = memory();
  const residentBytes = process.memoryUsage.rss();
  context.emit({ type: 'memory', ...point, tensors: numTensors, tensorBytes: numBytes, residentBytes });
}

function save({ progress, emit }: RunContext, plan: LoopPlan, point: RunPoint, batches: TrainingBatches): void {
  refuseLostWeights(point, plan.state);
  progress.savePartial(point, plan, batches.samplerState);
  emit({ type: 'checkpoint-written', ...point, file: progress.current.partial?.weights ?? '' });
}

/** Measures training alone: evaluations are not counted. */
class ReportClock {
  readonly #batchSize: number;
  #since = performance.now();

  constructor(batchSize: number) {
    this.#batchSize = batchSize;
  }

  imagesPerSecond(steps: number): number {
    const now = performance.now();
    const rate = (steps * this.#batchSize * 1000) / Math.max(now - this.#since, 1e-3);
    this.#since = now;
    return rate;
  }

  async paused(work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    await work();
    this.#since += performance.now() - start;
  }
}
