// The few messages between the desktop shell's preload and its main process; all else is the API's.
export const REQUEST_PORT = 'dcwp:request-port';
export const GIVE_PORT = 'dcwp:give-port';
export const CHOOSE_FOLDER = 'dcwp:choose-folder';
export const SHOW_RUN = 'dcwp:show-run';
