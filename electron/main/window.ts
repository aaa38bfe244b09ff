// The window: sandboxed, without Node, where it was left.
import { BrowserWindow, screen } from 'electron';
import { PAGE_ADDRESS } from './page-address.ts';
import { fittingState, readWindowState, SMALLEST, writeWindowState } from './window-state.ts';

/** A page that crashes again within this time is left alone. */
const CRASH_MS = 10_000;

export interface WindowOrder {
  /** Absolute. */
  readonly preload: string;
  /** Keeps the window's place. */
  readonly stateFile: string;
  /** Whether the window may close now. */
  readonly mayClose: (window: BrowserWindow) => boolean;
  readonly log: (line: string) => void;
}

export function openWindow({ preload, stateFile, mayClose, log }: WindowOrder): BrowserWindow {
  const stored = readWindowState(stateFile);
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fittingState(stored, areas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'DCWP workbench',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
  if (stored?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    if (!mayClose(window)) event.preventDefault();
  });
  reloadAfterCrash(window, log);
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** The services live on in this process: the page comes back to where it was. */
function reloadAfterCrash(window: BrowserWindow, log: (line: string) => void): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log(`the page ended: ${reason}, exit code ${exitCode}`);
    const now = performance.now();
    if (reason !== 'clean-exit' && now - last > CRASH_MS) window.webContents.reload();
    last = now;
  });
}
