// The desktop shell: the workbench in a window of its own, on the same services as everywhere.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, shell, utilityProcess } from 'electron';
import { libraryEnvironment } from '../../build/native/library-environment.ts';
import { PROBE_SCRIPT, probeEnvironment } from '../../build/native/probe.ts';
import { serializeError } from '../../shared/errors.ts';
import { workbenchRouter } from '../services/api/router.ts';
import { serveCalls } from '../services/api/serve-calls.ts';
import { homeFolders } from '../services/folders.ts';
import { pageAnswers } from '../services/pages/page-answers.ts';
import { Workbench } from '../services/workbench.ts';
import { closingChoices, closingOf, closingQuestion } from './closing.ts';
import { guardContents } from './guard-contents.ts';
import { setMenu } from './menu.ts';
import { openedRun, runFileIn } from './opened-run.ts';
import { PAGE_ADDRESS } from './page-address.ts';
import { answerPage } from './page-messages.ts';
import { registerScheme, servePage } from './page-protocol.ts';
import { stayAwakeWhileTraining } from './stay-awake.ts';
import { utilityEngine } from './utility-engine.ts';
import { utilityProbe } from './utility-probe.ts';
import { openWindow } from './window.ts';

/** Beside this file as it was compiled. */
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const engine = here('../engine/process.js');
const preload = here('../preload/preload.cjs');
const page = here('../../renderer');
if (app.isPackaged) process.env.DCWP_BUNDLED_RUNTIMES = join(process.resourcesPath, 'native');

const log = (line: string): void => void process.stderr.write(`${line}\n`);

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  registerScheme();
  app.whenReady().then(openWorkbench).catch(refuse);
}

/** Nothing can be shown in the page: a dialog says why, and the program ends. */
function refuse(error: unknown): void {
  const { message, remedy } = serializeError(error);
  dialog.showErrorBox('The workbench cannot be opened', `${message}\n\n${remedy}`);
  app.exit(1);
}

async function openWorkbench(): Promise<void> {
  guardContents();
  setMenu(app.isPackaged);
  const workbench = await Workbench.open({
    home: homeFolders(),
    launch: (logFile) =>
      utilityEngine(
        () => utilityProcess.fork(engine, [], { stdio: 'pipe', env: { ...libraryEnvironment() } }),
        logFile,
      ),
    probe: (bindingPath, signal) =>
      utilityProbe(
        () => utilityProcess.fork(PROBE_SCRIPT, [bindingPath], { stdio: 'pipe', env: { ...probeEnvironment() } }),
        signal,
      ),
    bin: (path) => shell.trashItem(path),
    reveal: async (path) => {
      const problem = await shell.openPath(path);
      if (problem !== '') throw new Error(problem);
    },
  });
  servePage(pageAnswers(page, workbench));
  const router = workbenchRouter(workbench, log);
  answerPage(workbench, (channel) => serveCalls(router, channel, log));
  keepWindow(workbench);
}

/** One window, opened again on demand; the program ends when it is closed, unless a run is to go on without it. */
function keepWindow(workbench: Workbench): void {
  const ended = new AbortController();
  let closing = false;
  const mayClose = (window: BrowserWindow): boolean => {
    if (closing || workbench.queue.activeId === null) return true;
    const buttons = [...closingChoices];
    const choice = closingOf(
      dialog.showMessageBoxSync(window, { type: 'question', buttons, cancelId: 2, ...closingQuestion }),
    );
    if (choice === 'quit') closing = true;
    return choice !== 'cancel';
  };
  const stateFile = join(app.getPath('userData'), 'window-state.json');
  const show = (): void => {
    const [open] = BrowserWindow.getAllWindows();
    if (open === undefined) openWindow({ preload, stateFile, mayClose, log });
    else {
      if (open.isMinimized()) open.restore();
      open.focus();
    }
  };
  const open = (file: string | undefined): void => {
    show();
    if (file !== undefined) showRun(file, workbench.library.root);
  };
  app.on('second-instance', (_, args, folder) => open(runFileIn(args.slice(1), folder)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    open(file);
  });
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (closing || workbench.queue.activeId === null) app.quit();
  });
  app.on('will-quit', (event) => {
    if (ended.signal.aborted) return;
    event.preventDefault(); // Until what is being trained is saved.
    ended.abort();
    void workbench.close().finally(() => app.exit(0));
  });
  void stayAwakeWhileTraining(workbench, ended.signal);
  open(runFileIn(process.argv.slice(1), process.cwd()));
}

/** Leads the window to a run, by its run.json. */
function showRun(file: string, runsRoot: string): void {
  const [window] = BrowserWindow.getAllWindows();
  try {
    void window?.loadURL(`${PAGE_ADDRESS}#/runs/${encodeURIComponent(openedRun(file, runsRoot))}`);
  } catch (error) {
    const { message, remedy } = serializeError(error);
    dialog.showErrorBox('This run cannot be opened', `${message}\n\n${remedy}`);
  }
}
