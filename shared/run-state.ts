// What is known of a run: the fold over its events.
import type { SerializedError } from './errors.ts';
import type { EventOf, NetworkRole, RunEvent, RunPoint, StageName } from './events.ts';
import { comparePoints } from './run-point.ts';

export type RunStatus = 'created' | 'running' | 'paused' | 'interrupted' | 'finished' | 'failed';

/** One network's part of a stage. `seconds` is null until it is finished. */
interface StageState {
  readonly stage: StageName;
  readonly network: NetworkRole;
  readonly steps: number;
  /** Step that training began at, or went on from; when that was. */
  readonly startedStep: number;
  readonly startedAt: number;
  readonly seconds: number | null;
}

/** A fact of the run at a point: an event as it came. */
type At<Type extends RunEvent['type']> = EventOf<Type>;

/** All lists are in the order of points. */
export interface RunState {
  readonly id: string | null;
  readonly device: 'cpu' | 'gpu' | null;
  readonly tensorflow: string | null;
  readonly status: RunStatus;
  /** Null until the data were opened, and in runs recorded before format 2. */
  readonly data: At<'data-opened'> | null;
  /** The network and what it began from. */
  readonly network: At<'network-made'> | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number | null;
  readonly lastAt: number | null;
  readonly current: (RunPoint & { readonly steps: number }) | null;
  /** What goes on outside of steps, such as reading a data set. */
  readonly task: { readonly task: string; readonly done: number; readonly total: number } | null;
  readonly stages: readonly StageState[];
  /** By `seriesKey`. */
  readonly losses: Readonly<Record<string, readonly At<'losses'>[]>>;
  readonly accuracy: readonly At<'group-accuracy'>[];
  readonly samples: readonly At<'sample-predictions'>[];
  readonly sparsity: readonly At<'layer-sparsity'>[];
  readonly mined: readonly At<'mined'>[];
  /** The last one is the network that counts. Empty where the last step does. */
  readonly selected: readonly At<'model-selected'>[];
  readonly checkpoints: readonly At<'checkpoint-written'>[];
  /** The latest of each layer. */
  readonly heatmaps: Readonly<Record<string, At<'mask-heatmap'>>>;
  readonly memory: At<'memory'> | null;
  readonly warnings: readonly At<'warning'>[];
  readonly error: SerializedError | null;
  /** How long processes have worked on it: all sessions, also what was lost with one; without pauses and the time between. */
  readonly seconds: number;
}

/** Name of the series of one network in one stage. */
export const seriesKey = (stage: StageName, network: NetworkRole): string => `${stage}/${network}`;

export const emptyRunState: RunState = {
  id: null,
  device: null,
  tensorflow: null,
  status: 'created',
  data: null,
  network: null,
  startedAt: null,
  lastAt: null,
  current: null,
  task: null,
  stages: [],
  losses: {},
  accuracy: [],
  samples: [],
  sparsity: [],
  mined: [],
  selected: [],
  checkpoints: [],
  heatmaps: {},
  memory: null,
  warnings: [],
  error: null,
  seconds: 0,
};

/** The state after one more event. What did not change keeps its identity. */
export function nextRunState(state: RunState, event: RunEvent): RunState {
  return { ...state, ...passed(state, event), ...change(state, event, (list, item) => [...list, item]) };
}

/**
 * The state after all of them, which came after `from`. It and its own lists change in place: a copy of the lists for each event
 * would take 4 s for 20,000, one of the state a tenth of a second. `from` is left as it is.
 */
export function runStateOf(events: readonly RunEvent[], from: RunState = emptyRunState): RunState {
  if (events.length === 0) return from;
  const owned = new WeakSet<readonly unknown[]>();
  const isOwned = <Item>(list: readonly Item[]): list is Item[] => owned.has(list);
  const append: Append = (list, item) => {
    if (isOwned(list)) {
      list.push(item);
      return list;
    }
    const copy = [...list, item];
    owned.add(copy);
    return copy;
  };
  const state: Writable<RunState> = { ...from };
  events.forEach((event, index) => {
    const { lastAt, seconds } = passed(state, event);
    if (isOutdated(event, events[index + 1])) {
      state.lastAt = lastAt;
      state.seconds = seconds;
      state.losses = withLosses(state.losses, event, append);
    } else Object.assign(state, { lastAt, seconds }, change(state, event, append));
  });
  return state;
}

/** A report of losses that another of its part follows, as thousands do: the point that it names counts no more. */
function isOutdated(event: RunEvent, next: RunEvent | undefined): event is At<'losses'> {
  if (event.type !== 'losses' || next?.type !== 'losses') return false;
  return next.stage === event.stage && next.network === event.network;
}

type Writable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] };

/**
 * The time of an event has come. Where a process was killed, the next event is that of another one; before the first, all was
 * taken over from another run, and is none of its work.
 */
function passed(state: RunState, { type, at }: RunEvent): Pick<RunState, 'lastAt' | 'seconds'> {
  const isFirst = state.startedAt === null || type === 'run-started' || type === 'run-resumed';
  const isWorkedOn = !isFirst && state.status === 'running';
  const worked = isWorkedOn && state.lastAt !== null ? Math.max(0, at - state.lastAt) / 1000 : 0;
  return { lastAt: at, seconds: state.seconds + worked };
}

/** The list with one more item. */
type Append = <Item>(list: readonly Item[], item: Item) => readonly Item[];

function change(state: RunState, event: RunEvent, append: Append): Partial<RunState> {
  switch (event.type) {
    case 'run-started':
      return {
        id: event.id,
        device: event.device,
        tensorflow: event.tensorflow,
        status: 'running',
        startedAt: event.at,
      };
    case 'network-made':
      return { network: event };
    case 'data-opened':
      return { data: event };
    case 'run-resumed':
      return { ...upTo(state, event), status: 'running', task: null, error: null };
    case 'stage-started':
      return stageStarted(state, event);
    case 'stage-finished':
      return { ...at(state, event), stages: state.stages.map((stage) => finishedBy(stage, event)) };
    case 'losses':
      return { ...at(state, event), losses: withLosses(state.losses, event, append) };
    case 'group-accuracy':
      return { ...at(state, event), accuracy: append(state.accuracy, event) };
    case 'sample-predictions':
      return { samples: append(state.samples, event) };
    case 'layer-sparsity':
      return { ...at(state, event), sparsity: append(state.sparsity, event) };
    case 'mined':
      return { ...at(state, event), mined: append(state.mined, event) };
    case 'model-selected':
      return { selected: append(state.selected, event) };
    case 'mask-heatmap':
      return { heatmaps: { ...state.heatmaps, [event.layer]: event } };
    case 'checkpoint-written':
      return { checkpoints: append(state.checkpoints, event) };
    case 'memory':
      return { memory: event };
    case 'warning':
      return { warnings: append(state.warnings, event) };
    case 'progress':
      return { task: event.done < event.total ? { task: event.task, done: event.done, total: event.total } : null };
    case 'run-paused':
      return { ...at(state, event), status: 'paused' };
    case 'run-continued':
      return { status: 'running' };
    case 'run-interrupted':
      return { ...at(state, event), status: 'interrupted', task: null };
    case 'run-finished':
      return { status: 'finished', task: null };
    case 'run-failed':
      return { status: 'failed', error: event.error, task: null };
  }
}

/** The point that training has come to. */
function at(state: RunState, { stage, network, step }: RunPoint): Pick<RunState, 'current'> {
  const steps = state.stages.find((known) => known.stage === stage && known.network === network)?.steps ?? step;
  return { current: { stage, network, step, steps } };
}

/** Also a stage that is begun anew, as its process was killed before the first checkpoint: what it had done is dropped. */
function stageStarted(state: RunState, event: EventOf<'stage-started'>): Partial<RunState> {
  const { stage, network, step, steps } = event;
  const before = upTo(state, event);
  const others = before.stages.filter((known) => known.stage !== stage || known.network !== network);
  const entry: StageState = { stage, network, steps, startedStep: step, startedAt: event.at, seconds: null };
  return { ...before, stages: [...others, entry], current: { stage, network, step, steps }, status: 'running' };
}

function finishedBy(known: StageState, { stage, network, seconds }: EventOf<'stage-finished'>): StageState {
  return known.stage === stage && known.network === network ? { ...known, seconds } : known;
}

function withLosses(losses: RunState['losses'], event: EventOf<'losses'>, append: Append): RunState['losses'] {
  const key = seriesKey(event.stage, event.network);
  const known = losses[key] ?? [];
  const all = append(known, event);
  return all === known ? losses : { ...losses, [key]: all };
}

/** What came after the point that a run is resumed from is trained again: it is dropped. */
function upTo(state: RunState, point: RunPoint) {
  const kept = <Fact extends RunPoint>(facts: readonly Fact[]): readonly Fact[] =>
    facts.filter((fact) => comparePoints(fact, point) <= 0);
  const stages = state.stages
    .filter((stage) => comparePoints({ ...stage, step: 0 }, point) <= 0)
    .map((stage) =>
      stage.stage === point.stage && stage.network === point.network ? { ...stage, seconds: null } : stage,
    );
  return {
    stages,
    current: at({ ...state, stages }, point).current,
    losses: Object.fromEntries(Object.entries(state.losses).map(([key, series]) => [key, kept(series)])),
    accuracy: kept(state.accuracy),
    samples: kept(state.samples),
    sparsity: kept(state.sparsity),
    mined: kept(state.mined),
    selected: kept(state.selected),
    checkpoints: kept(state.checkpoints),
    heatmaps: Object.fromEntries(Object.entries(state.heatmaps).filter(([, fact]) => comparePoints(fact, point) <= 0)),
  };
}
