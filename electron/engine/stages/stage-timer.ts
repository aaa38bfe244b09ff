// A look at how long stages take: some steps and some classified images of each, in place of training.
import type { RunEventBody } from '../../../shared/events.ts';
import type { PartTiming } from '../../../shared/run-estimate.ts';
import type { Prediction } from '../networks/network.ts';
import { LossMeter } from './loss-meter.ts';
import { Interrupted, type RunContext, type StageLoop } from './run-context.ts';
import { trainOn } from './stage-loop.ts';
import type { StagePlan } from './stage-plan.ts';
import { TrainingBatches } from './training-batches.ts';

/** Images of a first look, which tells whether a whole batch would keep the user waiting. */
const SMALL_BATCH = 32;
/** A step that takes longer is not done with a whole batch: time grows with the batch in large networks. */
const SLOW_STEP_MS = 3000;
/** Steps are timed until one of these is reached. */
const MOST_STEPS = 12;
const BUDGET_MS = 1500;

/** Its `loop` and `emit` are those of the context that stages run in. */
export class StageTimer {
  readonly parts: PartTiming[] = [];
  readonly #isWanted: (plan: Pick<StagePlan, 'stage'>) => boolean;
  /** When accuracy on the validation set, and on the test set, was last told. */
  #told = { valid: 0, test: 0 };

  /** Stages that are not wanted train nothing, and leave what others start from. */
  constructor(isWanted: (plan: Pick<StagePlan, 'stage'>) => boolean) {
    this.#isWanted = isWanted;
  }

  readonly emit = (event: RunEventBody): void => {
    if (event.type !== 'group-accuracy' || event.split === 'train') return;
    this.#told[event.split] = performance.now();
  };

  readonly loop: StageLoop = async (context, plan) => {
    if (!this.#isWanted(plan)) return;
    const { stage, network } = plan;
    const stepSeconds = await secondsOfStep(context, plan);
    const imageSeconds = await this.#secondsOfImage(context, plan);
    this.parts.push({ stage, network, stepSeconds, imageSeconds });
  };

  /** The test set is classified between the two words of an evaluation; the first evaluation warms up. */
  async #secondsOfImage<Said extends Prediction>(context: RunContext, plan: StagePlan<Said>): Promise<number> {
    const point = { stage: plan.stage, network: plan.network, step: plan.steps };
    const classify = async (): Promise<number> => {
      await plan.evaluate(point);
      await obey(context, plan);
      return (this.#told.test - this.#told.valid) / 1000 / context.dataset.test.count;
    };
    const first = await classify();
    const isSlow = first * context.dataset.test.count * 1000 > SLOW_STEP_MS;
    return isSlow ? first : await classify();
  }
}

async function secondsOfStep<Said extends Prediction>(context: RunContext, plan: StagePlan<Said>): Promise<number> {
  const small = Math.min(SMALL_BATCH, plan.batchSize);
  const ratio = plan.batchSize / small;
  const expectedMs = ratio * (await timed(context, { ...plan, batchSize: small }, 1));
  if (ratio === 1 || expectedMs > SLOW_STEP_MS) {
    return (ratio * (await timed(context, { ...plan, batchSize: small }, MOST_STEPS))) / 1000;
  }
  return (await timed(context, plan, MOST_STEPS)) / 1000;
}

/** Milliseconds of a step, the mean over `most` at most, after one that is not counted. The last ones of the stage: what begins late is in them. */
async function timed<Said extends Prediction>(
  context: RunContext,
  plan: StagePlan<Said>,
  most: number,
): Promise<number> {
  const steps = Math.max(plan.steps, most + 1);
  const first = steps - most;
  const batches = new TrainingBatches(
    plan.samples ?? context.dataset.train,
    { ...plan, steps },
    context.configuration.seed,
    first - 1,
  );
  const meter = new LossMeter();
  try {
    await trainOn(batches, plan, first, meter);
    meter.report(); // Reads the losses: the device has done its work.
    const begun = performance.now();
    let done = 0;
    while (done < most && performance.now() - begun < BUDGET_MS) {
      done++;
      await trainOn(batches, plan, first + done, meter);
      await obey(context, plan);
    }
    meter.report();
    return (performance.now() - begun) / done;
  } finally {
    batches.close();
    meter.dispose();
  }
}

/** Throws `Interrupted` where the host wants no more. */
async function obey<Said extends Prediction>({ control }: RunContext, plan: StagePlan<Said>): Promise<void> {
  const point = { stage: plan.stage, network: plan.network, step: plan.steps };
  if ((await control.atStep(point)) === 'stop') throw new Interrupted(point);
}
