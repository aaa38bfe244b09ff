// The workbench served to a browser, as `dcwp serve` does it, with an engine of the bench.
import { join } from 'node:path';
import { builtRenderer } from '../../../build/renderer.ts';
import { type RunningServer, startPageServer } from '../../../electron/headless/serve/page-server.ts';
import { workbenchRouter } from '../../../electron/services/api/router.ts';
import { serveCalls } from '../../../electron/services/api/serve-calls.ts';
import type { HomeFolders } from '../../../electron/services/folders.ts';
import { pageAnswers } from '../../../electron/services/pages/page-answers.ts';
import { Workbench } from '../../../electron/services/workbench.ts';
import { streamingEngine } from './streaming-engine.ts';

export interface ServedLibrary {
  readonly server: RunningServer;
  readonly workbench: Workbench;
  close(): Promise<void>;
}

export async function serveLibrary(home: HomeFolders): Promise<ServedLibrary> {
  const folder = await builtRenderer();
  const workbench = await Workbench.open({
    home,
    launch: streamingEngine,
    bin: async () => {},
    reveal: async () => {},
  });
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const router = workbenchRouter(workbench, log);
  const server = await startPageServer({
    port: 0,
    secretFile: join(home.runs, '..', 'serve-secret'),
    answer: pageAnswers(folder, workbench),
    onPage: (channel) => serveCalls(router, channel, log),
    log,
  });
  const close = async (): Promise<void> => {
    await server.close();
    await workbench.close();
  };
  return { server, workbench, close };
}
