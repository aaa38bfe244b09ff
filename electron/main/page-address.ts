// The addresses of the desktop shell's own page: a scheme of its own, whose every request this process answers.

export const SCHEME = 'dcwp';
const HOST = 'workbench';
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/`;

/** Whether an address is one of the page's own, and not merely begins like one. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, port } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && port === '';
}

/** Whether a link may be given to the system's browser: papers and documentation, never a file or a program. */
export const mayOpenOutside = (address: string): boolean =>
  URL.canParse(address) && new URL(address).protocol === 'https:';
