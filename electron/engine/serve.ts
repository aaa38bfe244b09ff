// One job of the engine process, from the host's message to its end: lock, log, events, errors.
import {
  type EvaluateRequest,
  type ExportRequest,
  hostMessage,
  type ImportRequest,
  type JobRequest,
  type ProbeRequest,
  type TrainRequest,
} from '../../shared/engine-protocol.ts';
import { serializeError, UserError } from '../../shared/errors.ts';
import type { RunEvent, RunEventBody } from '../../shared/events.ts';
import type { RunTimings } from '../../shared/run-estimate.ts';
import { HostControl, type RunControl } from './run-control.ts';
import { lockRun } from './run-lock.ts';
import { RunLog } from './run-log.ts';
import type { Transport } from './transport.ts';

type Job<Request, Told = RunEventBody> = (
  request: Request,
  tell: (told: Told) => void,
  control: RunControl,
) => Promise<'finished' | 'interrupted'>;

/**
 * The work itself. It emits `run-interrupted` or `run-finished` as its last event; what it throws becomes `run-failed`.
 * Training and import write to the run's log; the events of other jobs go to the host alone. A probe tells what it measured.
 */
export interface Jobs {
  readonly train: Job<TrainRequest>;
  readonly evaluate: Job<EvaluateRequest>;
  readonly probe: Job<ProbeRequest, RunTimings>;
  readonly export: Job<ExportRequest>;
  readonly import: Job<ImportRequest>;
}

/** Events after which the log has to survive a power cut. */
const durable: ReadonlySet<RunEventBody['type']> = new Set([
  'checkpoint-written',
  'stage-finished',
  'run-interrupted',
  'run-finished',
  'run-failed',
]);

/** Waits for one job, does it, and ends the process. */
export function serve(transport: Transport, jobs: Jobs): void {
  let log: RunLog | undefined;
  let release = async (): Promise<void> => {};
  let busy = false;
  let ended = false;

  const emit = (body: RunEventBody): void => {
    const event: RunEvent = { ...body, at: Date.now() };
    log?.append(event);
    if (durable.has(event.type)) log?.flush();
    transport.send({ type: 'event', event });
  };
  const control = new HostControl({ emit, notice: (point) => transport.send({ type: 'step', point }) });

  async function work(request: JobRequest): Promise<void> {
    let how: 'finished' | 'interrupted';
    try {
      how = await carryOut(request);
    } catch (error) {
      if (!control.stopping || !(error instanceof Error) || error.name !== 'AbortError') return await fail(error);
      how = 'interrupted';
    }
    if (ended) return;
    ended = true;
    await close();
    await transport.end({ type: 'ended', how });
    process.exit(0);
  }

  async function carryOut(request: JobRequest): Promise<'finished' | 'interrupted'> {
    if (request.type === 'train') return await train(request);
    if (request.type === 'evaluate') return await jobs.evaluate(request, emit, control);
    if (request.type === 'export') return await jobs.export(request, emit, control);
    if (request.type === 'import') {
      log = new RunLog(request.folder); // Nobody else knows of this folder yet.
      return await jobs.import(request, emit, control);
    }
    return await jobs.probe(request, (timings) => transport.send({ type: 'timed', timings }), control);
  }

  async function train(request: TrainRequest): Promise<'finished' | 'interrupted'> {
    release = await lockRun(request.folder, () => {
      log = undefined; // The folder is another's now.
      release = async () => {};
      void fail(lockLost(request.folder));
    });
    log = new RunLog(request.folder);
    return await jobs.train(request, emit, control);
  }

  async function close(): Promise<void> {
    log?.close();
    log = undefined;
    await release();
  }

  async function fail(error: unknown): Promise<void> {
    if (ended) return;
    ended = true;
    const serialized = serializeError(error);
    try {
      emit({ type: 'run-failed', error: serialized });
      await close();
    } catch {
      // The disk may be what failed; the host is told of the first cause below.
    }
    await transport.end({ type: 'ended', how: 'failed', error: serialized });
    process.exit(1);
  }

  function receive(value: unknown): void {
    const message = hostMessage.parse(value);
    if (message.type === 'pause') control.pause();
    else if (message.type === 'continue') control.proceed();
    else if (message.type === 'stop') stop();
    else if (busy) throw new Error(`engine: a second job, ${message.type}, was sent to a process that has one`);
    else {
      busy = true;
      void work(message);
    }
  }

  /** Without a job there is nothing to save. */
  function stop(): void {
    if (busy) control.stop();
    else process.exit(0);
  }

  // A terminal sends these to the whole group; what they mean is the host's to decide.
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => {});
  process.on('SIGTERM', stop);
  process.on('uncaughtException', (error) => void fail(error));
  transport.onDisconnect(stop);
  transport.onMessage(receive);
  transport.send({ type: 'ready' });
}

function lockLost(folder: string): UserError {
  return new UserError({
    code: 'run-in-use',
    message: `The run folder ${folder} was taken over by another process, as this one had not answered for a minute`,
    remedy: 'Let one process at a time work on a run; `dcwp resume` goes on from its last checkpoint.',
  });
}
