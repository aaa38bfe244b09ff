// The command line as an npm package that needs no sources: compiled, with the built page and the set-up inside.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { checkout, compileTree, ownManifest } from '../compiled-tree.ts';
import { addonPackage } from '../native/compile-addon.ts';
import { runCommand } from '../native/run-command.ts';
import { builtRenderer } from '../renderer.ts';

/** The loader of TypeScript, which compiled code does not need. */
const SOURCES_ALONE = 'tsx';
const ADDON = '@tensorflow/tfjs-node-gpu';
/** Of the checkout's files, those that are packed as they are. */
const PLAIN = ['README.md', 'LICENSE', 'build/dcwp.mjs', 'build/pass-through.mjs', 'build/required-node.mjs'];
/** Of the addon's package, what runs and what is compiled. */
const ADDON_FILES = ['dist', 'binding', 'binding.gyp', 'README.md', 'scripts'];

export interface NpmPackage {
  /** Absolute. */
  readonly tarball: string;
  /** Paths inside the package, and their bytes. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** As it is downloaded, and as it is installed, without what it depends on. */
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

/** Made anew in out/, some 15 s. */
export async function makeNpmPackage(): Promise<NpmPackage> {
  const folder = join(checkout, 'out', 'npm');
  const page = await builtRenderer();
  await compileTree('tsconfig.command-line.json', folder);
  for (const path of PLAIN) cpSync(join(checkout, path), join(folder, path));
  cpSync(page, join(folder, 'out', 'renderer'), { recursive: true });
  bundleAddon(join(folder, 'node_modules', ADDON));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageManifest(), null, 2)}\n`);
  return await pack(folder);
}

function packageManifest(): object {
  const { name, version, description, license, engines, dependencies } = ownManifest();
  const { [SOURCES_ALONE]: _, ...needed } = dependencies;
  return {
    ...{ name, version, description, license, type: 'module', engines },
    bin: { dcwp: 'build/dcwp.mjs' },
    files: ['build', 'dataset', 'electron', 'shared', 'out/renderer'],
    dependencies: { ...readAddonManifest().dependencies, ...needed },
    bundleDependencies: [ADDON],
  };
}

const addonManifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

function readAddonManifest() {
  return addonManifest.parse(JSON.parse(readFileSync(join(addonPackage(), 'package.json'), 'utf8')));
}

/**
 * The addon's package goes inside, without the script that would fetch an older TensorFlow while it is installed (over a
 * gigabyte, from one host, and no install without it): `dcwp setup` makes the native runtime. What it needs is asked for
 * by us: npm 11 takes all that a bundled package needs to be bundled too, and installs none of it.
 */
function bundleAddon(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ADDON_FILES) cpSync(join(addonPackage(), name), join(folder, name), { recursive: true });
  const { scripts: _, devDependencies: __, dependencies: ___, gypfile: ____, ...kept } = readAddonManifest();
  // Where this is not said, npm compiles whatever has a binding.gyp.
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...kept, gypfile: false }, null, 2)}\n`);
}

const packed = z.array(
  z.object({
    filename: z.string(),
    size: z.number(),
    unpackedSize: z.number(),
    files: z.array(z.object({ path: z.string(), size: z.number() })),
  }),
);

async function pack(folder: string): Promise<NpmPackage> {
  const args = ['pack', folder, '--pack-destination', dirname(folder), '--json', '--loglevel=error'];
  const lines: string[] = [];
  await runCommand({ program: 'npm', args, cwd: checkout, onLine: (line) => lines.push(line) });
  const [one] = packed.parse(JSON.parse(lines.join('\n')));
  if (one === undefined) throw new Error('npm packed nothing');
  const { filename, files, size, unpackedSize } = one;
  return { tarball: join(dirname(folder), filename), files, packedBytes: size, unpackedBytes: unpackedSize };
}
