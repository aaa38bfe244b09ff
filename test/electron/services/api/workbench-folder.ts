// A user's folders with runs in them, for a workbench whose engine is a fake.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forkEngine } from '../../../../electron/services/runs/fork-engine.ts';
import { Workbench, type WorkbenchHost } from '../../../../electron/services/workbench.ts';
import { EVENTS_FILE, formatEvent } from '../../../../shared/event-log.ts';
import type { RunEvent } from '../../../../shared/events.ts';
import type { RunRecord } from '../../../../shared/run-record.ts';
import { configurationWith } from '../runs/fake-run.ts';

const entry = fileURLToPath(new URL('../runs/fake-engine.ts', import.meta.url));

export function temporaryHome(): WorkbenchHost['home'] {
  const home = mkdtempSync(join(tmpdir(), 'dcwp-home-'));
  return { data: join(home, 'data'), runs: join(home, 'runs'), cache: join(home, 'cache') };
}

/** Opens a workbench on the folders; what goes to the system's bin is noted in `binned`. */
export function openFake(home: WorkbenchHost['home'], binned: string[] = []): Promise<Workbench> {
  return Workbench.open({
    home,
    launch: (log) => forkEngine(log, entry),
    bin: async (path) => void (existsSync(path) && binned.push(path)),
    reveal: async () => {},
  });
}

/** Makes a run that the fake engine trains in the manner of that name. */
export function addRun(home: WorkbenchHost['home'], id: string, behaviour = 'finish', events: RunEvent[] = []): string {
  const folder = join(home.runs, id);
  const record: RunRecord = {
    format: 1,
    id,
    createdAt: '2026-01-02T03:04:05.000Z',
    preset: null,
    configuration: configurationWith({ pretrain_iter: 10, pruning_iter: 20, retrain_iter: 10 }),
    versions: { app: '0', node: '20', tensorflow: '2' },
    machine: { processor: 'a processor', cores: 2, memoryBytes: 1e9, platform: 'linux-x64' },
    parent: null,
    minedSet: null,
    imported: null,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'run.json'), JSON.stringify(record));
  writeFileSync(join(folder, 'behaviour'), behaviour);
  if (events.length > 0) writeFileSync(join(folder, EVENTS_FILE), events.map(formatEvent).join(''));
  return folder;
}

/** Resolves once `isSo` says so; fails after some seconds with what it last saw. */
export async function until(isSo: () => boolean, what: () => string = () => 'it'): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what()}`);
    await new Promise((turn) => setTimeout(turn, 10));
  }
}
