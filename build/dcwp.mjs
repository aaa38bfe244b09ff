#!/usr/bin/env node
// The command `dcwp`: what is compiled, where it was installed; in a checkout, its TypeScript with the same arguments.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endLike, runChild } from './pass-through.mjs';
import { requireNode } from './required-node.mjs';

requireNode();
const root = new URL('../', import.meta.url);
const compiled = new URL('electron/headless/dcwp.js', root);
if (existsSync(compiled)) await import(compiled.href);
else await runSource();

async function runSource() {
  if (!existsSync(new URL('node_modules/tsx/package.json', root))) {
    console.error(`The packages are not installed.\nRun: npm ci --prefix ${fileURLToPath(root)}`);
    process.exit(1);
  }
  const entry = fileURLToPath(new URL('electron/headless/dcwp.ts', root));
  // The loader's address is absolute: a bare name is looked up from the folder that the user is in.
  endLike(await runChild(process.execPath, ['--import', import.meta.resolve('tsx'), entry, ...process.argv.slice(2)]));
}
