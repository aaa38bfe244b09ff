// The oldest Node that this project runs on, said in words that an older one can still print.

const OLDEST = [20, 19];

/** Ends the process with a message and exit code 2 where Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(
    `This needs Node ${OLDEST.join('.')} or newer; here is ${process.versions.node} (${process.execPath}).`,
  );
  console.error('Install a newer one: https://nodejs.org/en/download');
  process.exit(2);
}
