// Keeps what counts of a run's last stage: the best network by the configured rule, and what the network says of the test set.
import type { RunPoint } from '../../../shared/events.ts';
import { methodOf, methods } from '../../../shared/methods.ts';
import { selectionScore } from '../../../shared/model-selection.ts';
import type { NetworkState } from '../nn/network-state.ts';
import type { Evaluated } from './evaluation.ts';
import { keepPredictions } from './keep-predictions.ts';
import { type RunContext, saveNetwork } from './run-context.ts';

export class ModelSelection {
  /** Score and step of the best network so far; step 0 before the first. Part of a stage's checkpoint. */
  readonly table = new Float32Array(2);
  readonly #context: RunContext;
  readonly #state: NetworkState;

  /** For a stage that trains `state`; only a method's last one selects. */
  constructor(context: RunContext, state: NetworkState) {
    this.#context = context;
    this.#state = state;
  }

  /** Of a stage before the last one nothing is kept. */
  consider(point: RunPoint, { valid, test }: Evaluated): void {
    const { folder, dataset, configuration } = this.#context;
    if (!isLast(this.#context, point)) return;
    if (configuration.selection === 'last' || this.#isBest(point, valid)) {
      keepPredictions(folder, point, dataset.test, test);
    }
  }

  /** Writes `best` where no network before scored higher: of equal ones, the one that was trained longer counts. */
  #isBest(point: RunPoint, valid: Evaluated['valid']): boolean {
    const rule = this.#context.configuration.selection;
    const score = selectionScore(rule, valid, this.#context.dataset.aligned);
    if (rule === 'last' || score === null) return false;
    const [best = 0, step = 0] = this.table;
    if (step > 0 && Math.fround(score) < best) return false;
    this.table.set([score, point.step]);
    saveNetwork(this.#context, 'best', point, this.#state);
    this.#context.emit({ type: 'model-selected', ...point, rule, score });
    return true;
  }
}

/** Training is DFR's first stage, and the last one of other methods. */
function isLast({ configuration }: RunContext, { stage }: RunPoint): boolean {
  return methods[methodOf(configuration)].stages.at(-1) === stage;
}
