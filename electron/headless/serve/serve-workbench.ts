// The workbench without a window: served to a browser until Ctrl-C.
import { dirname, join } from 'node:path';
import { builtRenderer } from '../../../build/renderer.ts';
import { KnownError } from '../../../shared/errors.ts';
import { workbenchRouter } from '../../services/api/router.ts';
import { serveCalls } from '../../services/api/serve-calls.ts';
import { homeFolders } from '../../services/folders.ts';
import { pageAnswers } from '../../services/pages/page-answers.ts';
import { forkEngine } from '../../services/runs/fork-engine.ts';
import { Workbench } from '../../services/workbench.ts';
import { type RunningServer, type ServerOrder, startPageServer } from './page-server.ts';

export interface ServeOrder {
  /** Null for the usual one, or where it is in use, one that is free. */
  readonly port: number | null;
  readonly open: boolean;
  readonly json: boolean;
}

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** Returns once the server was asked to end, and has. */
export async function serveWorkbench({ port, open, json }: ServeOrder): Promise<void> {
  const home = homeFolders();
  const stopped = stopSignal();
  const folder = await builtRenderer(() => log('Building the page ...'));
  const workbench = await Workbench.open({ home, launch: forkEngine, bin: toBin, reveal });
  const router = workbenchRouter(workbench, log);
  const server = await startOn(port, {
    secretFile: join(dirname(home.runs), 'serve-secret'),
    answer: pageAnswers(folder, workbench),
    onPage: (channel) => serveCalls(router, channel, log),
    log,
  });
  announce(server, json);
  if (open) await openBrowser(server.url);
  await stopped.first;
  log(
    workbench.queue.activeId === null
      ? 'Stopping.'
      : 'Stopping: saving what is being trained. Once more ends it at once.',
  );
  void stopped.second.then(() => workbench.queue.kill());
  await server.close();
  await workbench.close();
}

/** The same at each start, so that a page that is open finds the server again. */
const USUAL_PORT = 7327;

async function startOn(port: number | null, order: Omit<ServerOrder, 'port'>): Promise<RunningServer> {
  try {
    return await startPageServer({ ...order, port: port ?? USUAL_PORT });
  } catch (error) {
    if (port !== null || !(error instanceof KnownError) || error.code !== 'port-taken') throw error;
    return await startPageServer({ ...order, port: 0 });
  }
}

function announce({ url }: RunningServer, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ url })}\n`);
  else process.stdout.write(`The workbench is at\n\n  ${url}\n\nfor a browser on this machine. Ctrl-C ends it.\n`);
}

/** Where no browser can be opened, the address was printed all the same. */
async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  await open(url).catch((error: unknown) => log(`No browser could be opened: ${String(error)}`));
}

/** By the program that the system opens folders with. */
async function reveal(path: string): Promise<void> {
  const { default: open } = await import('open');
  await open(path);
}

async function toBin(path: string): Promise<void> {
  const { default: trash } = await import('trash');
  await trash(path, { glob: false });
}

/** The first request to end, and the one after it. */
function stopSignal(): { readonly first: Promise<void>; readonly second: Promise<void> } {
  let count = 0;
  const resolvers: (() => void)[] = [];
  const [first, second] = [0, 1].map(() => new Promise<void>((resolve) => void resolvers.push(resolve)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolvers[count++]?.());
  return { first: first ?? Promise.resolve(), second: second ?? Promise.resolve() };
}
