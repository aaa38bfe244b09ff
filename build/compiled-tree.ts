// The tree compiled to JavaScript, as it runs without its sources and without a loader.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runCommand } from './native/run-command.ts';

export const checkout = fileURLToPath(new URL('..', import.meta.url));

const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  engines: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifest>;

/** The package.json of this checkout. */
export const ownManifest = (): Manifest =>
  manifest.parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')));

/** Makes `folder` anew from what `build/<config>` lists, which takes some 10 s. */
export async function compileTree(config: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const args = [tsc, '-p', join(checkout, 'build', config), '--outDir', folder];
  await runCommand({ program: process.execPath, args, cwd: checkout });
  // What is JavaScript already, and started by its path.
  cpSync(join(checkout, 'build', 'native', 'probe.mjs'), join(folder, 'build', 'native', 'probe.mjs'));
}
