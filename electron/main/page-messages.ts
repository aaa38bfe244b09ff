// What the page asks of the shell itself: its port to the services, a dialog, a folder to be shown.
import { BrowserWindow, dialog, ipcMain, MessageChannelMain, shell, type WebFrameMain } from 'electron';
import { z } from 'zod';
import { runId } from '../../shared/api/runs.ts';
import { CHOOSE_FOLDER, GIVE_PORT, REQUEST_PORT, SHOW_RUN } from '../preload/channels.ts';
import type { PageChannel } from '../services/api/serve-calls.ts';
import type { Workbench } from '../services/workbench.ts';
import { isOwnAddress } from './page-address.ts';
import { portChannel } from './port-channel.ts';

const title = z.string().max(200);

export function answerPage(workbench: Workbench, serve: (channel: PageChannel) => void): void {
  ipcMain.on(REQUEST_PORT, ({ senderFrame }) => {
    const frame = ownFrame(senderFrame);
    const { port1, port2 } = new MessageChannelMain();
    serve(portChannel(port1));
    frame.postMessage(GIVE_PORT, null, [port2]);
  });
  ipcMain.handle(CHOOSE_FOLDER, async ({ senderFrame, sender }, given: unknown) => {
    ownFrame(senderFrame);
    const window = BrowserWindow.fromWebContents(sender);
    const options = { title: title.parse(given), properties: ['openDirectory', 'createDirectory'] as const };
    const asked = { ...options, properties: [...options.properties] };
    const { canceled, filePaths } = await (window === null
      ? dialog.showOpenDialog(asked)
      : dialog.showOpenDialog(window, asked));
    return canceled ? null : (filePaths[0] ?? null);
  });
  ipcMain.handle(SHOW_RUN, ({ senderFrame }, given: unknown) => {
    ownFrame(senderFrame);
    shell.showItemInFolder(workbench.library.get(runId.parse(given)).run.folder);
  });
}

/** Throws where the message is not from the page's own main frame. */
function ownFrame(frame: WebFrameMain | null): WebFrameMain {
  if (frame === null || frame.parent !== null || !isOwnAddress(frame.url)) throw new Error('not from the page');
  return frame;
}
