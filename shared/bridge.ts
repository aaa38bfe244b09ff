// What the desktop shell's preload gives the page: one object, under one name.

/** The property of `window` that holds the bridge; it is not there in a browser. */
export const BRIDGE = 'dcwpBridge';

/** The message by which the preload hands the page its port to the services: `event.ports[0]`. */
export const PORT_MESSAGE = 'dcwp-port';

export interface Bridge {
  /** Asks for a port to the services; it comes as a message of `window` to itself, `PORT_MESSAGE`. */
  requestPort(): void;
  /** The system's dialog for choosing a folder; null where the user cancelled it. */
  chooseFolder(title: string): Promise<string | null>;
  /** Shows the folder of a run in the system's file manager. */
  showRun(id: string): Promise<void>;
}
