// `npm run build:desktop`: makes out/desktop, which Electron is started with.
import { buildDesktop } from './desktop.ts';

process.stdout.write(`${await buildDesktop()}\n`);
