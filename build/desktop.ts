// The desktop shell made ready for Electron: its tree compiled to JavaScript, the preload in one file, the page beside it.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, compileTree, ownManifest } from './compiled-tree.ts';
import { builtRenderer } from './renderer.ts';

/** Made anew, some 15 s; returns the folder that Electron is started with. */
export async function buildDesktop(): Promise<string> {
  const folder = join(checkout, 'out', 'desktop');
  const page = await builtRenderer();
  await compileTree('tsconfig.desktop.json', folder);
  await bundlePreload(join(folder, 'electron', 'preload'));
  cpSync(page, join(folder, 'renderer'), { recursive: true });
  const { name, version } = ownManifest();
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
      lib: { entry: join(checkout, 'electron/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rollupOptions: { external: ['electron'] },
    },
  });
}
