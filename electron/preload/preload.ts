// The one bridge into the page: a typed object, and a port to the services handed over when the page asks for it.
import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE, type Bridge, PORT_MESSAGE } from '../../shared/bridge.ts';
import { CHOOSE_FOLDER, GIVE_PORT, REQUEST_PORT, SHOW_RUN } from './channels.ts';

const bridge: Bridge = {
  requestPort: () => ipcRenderer.send(REQUEST_PORT),
  chooseFolder: (title) => ipcRenderer.invoke(CHOOSE_FOLDER, title),
  showRun: (id) => ipcRenderer.invoke(SHOW_RUN, id),
};

// A port cannot pass through the bridge; it goes as a message of the window to itself, which no other frame can send.
ipcRenderer.on(GIVE_PORT, ({ ports }) => window.postMessage(PORT_MESSAGE, window.location.origin, [...ports]));
contextBridge.exposeInMainWorld(BRIDGE, bridge);
