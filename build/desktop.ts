// The desktop shell made ready for Electron: its tree compiled to JavaScript, the preload in one file, the page beside it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runCommand } from './native/run-command.ts';
import { builtRenderer } from './renderer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = z.object({ name: z.string(), version: z.string() });

/** Made anew, some 15 s; returns the folder that Electron is started with. */
export async function buildDesktop(): Promise<string> {
  const folder = join(root, 'out', 'desktop');
  const page = await builtRenderer();
  rmSync(folder, { recursive: true, force: true });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  await runCommand({
    program: process.execPath,
    args: [tsc, '-p', join(root, 'build', 'tsconfig.desktop.json'), '--outDir', folder],
    cwd: root,
  });
  await bundlePreload(join(folder, 'electron', 'preload'));
  cpSync(join(root, 'build', 'native', 'probe.mjs'), join(folder, 'build', 'native', 'probe.mjs'));
  cpSync(page, join(folder, 'renderer'), { recursive: true });
  const { name, version } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const own = { name, version, type: 'module', main: 'electron/main/main.js' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  return folder;
}

/** A sandboxed preload is one script that imports nothing but Electron. */
async function bundlePreload(outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry: join(root, 'electron', 'preload', 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rollupOptions: { external: ['electron'] },
    },
  });
}
