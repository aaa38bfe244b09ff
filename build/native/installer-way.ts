// The second way: the addon package's own installer, which fetches an older libtensorflow and a compiled addon.

import { existsSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { addonPackage } from './compile-addon.ts';
import { bindingIn } from './locate.ts';
import { runCommand } from './run-command.ts';
import { type Way, WayError, type WayInput } from './way.ts';

/** Folders `node_modules` in which the package's own requirements are found, nearest first. */
function moduleFolders(folder: string): string[] {
  const folders = [path.join(folder, 'node_modules')];
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if (path.basename(at) === 'node_modules') folders.push(at);
  }
  return folders.filter((candidate) => existsSync(candidate));
}

/** Runs the installer in a copy of the package, since it writes beside itself, then takes what it made. */
async function install(input: WayInput): Promise<void> {
  const { device, scratch, runtime, signal, progress } = input;
  const source = addonPackage();
  const copy = path.join(scratch, 'package');
  await mkdir(copy, { recursive: true });
  for (const name of ['binding', 'binding.gyp', 'package.json', 'scripts']) {
    await cp(path.join(source, name), path.join(copy, name), { recursive: true });
  }
  const modules = moduleFolders(source);
  const programs = modules.map((folder) => path.join(folder, '.bin'));
  const searchPath = [...programs, process.env.PATH ?? process.env.Path ?? ''].join(path.delimiter);
  progress({ step: 'installing', subject: '@tensorflow/tfjs-node-gpu', doneBytes: 0, totalBytes: 0 });
  await runCommand({
    program: process.execPath,
    args: [path.join('scripts', 'install.js'), device === 'cuda' ? 'gpu' : 'cpu', 'download'],
    cwd: copy,
    env: { ...process.env, NODE_PATH: modules.join(path.delimiter), PATH: searchPath },
    signal,
  });
  if (!existsSync(bindingIn(copy))) throw new WayError('the installer ended without an addon', 'Look at its output');
  await rename(path.join(copy, 'deps'), path.join(runtime, 'deps'));
  // On Windows the library lies beside the addon as a link into the copy, which goes away.
  await cp(path.join(copy, 'lib'), path.join(runtime, 'lib'), { recursive: true, dereference: true });
}

export function installerWay(): Way {
  return {
    name: 'installer',
    title: "the installer of @tensorflow/tfjs-node-gpu (libtensorflow 2.9 from Google's servers)",
    make: install,
  };
}
