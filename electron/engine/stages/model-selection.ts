// Keeps the best network of a run's last stage, by the configured rule.
import type { GroupCounts, RunPoint } from '../../../shared/events.ts';
import { methodOf, methods } from '../../../shared/methods.ts';
import { selectionScore } from '../../../shared/model-selection.ts';
import type { NetworkState } from '../nn/network-state.ts';
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

  /** Writes `best` where no network before scored higher: of equal ones, the one that was trained longer counts. */
  consider(point: RunPoint, valid: GroupCounts): void {
    const rule = this.#context.configuration.selection;
    const score = selectionScore(rule, valid, this.#context.dataset.aligned);
    if (rule === 'last' || score === null || !isLast(this.#context, point)) return;
    const [best = 0, step = 0] = this.table;
    if (step > 0 && Math.fround(score) < best) return;
    this.table.set([score, point.step]);
    saveNetwork(this.#context, 'best', point, this.#state);
    this.#context.emit({ type: 'model-selected', ...point, rule, score });
  }
}

/** Training is DFR's first stage, and the last one of other methods. */
function isLast({ configuration }: RunContext, { stage }: RunPoint): boolean {
  return methods[methodOf(configuration)].stages.at(-1) === stage;
}
