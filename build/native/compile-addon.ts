// Compiling TensorFlow.js' addon against the libraries of a wheel.
import { cp, mkdir, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindingIn } from './locate.ts';
import { linkMacLibraries } from './mac-libraries.ts';
import { nodeHeadersFolder } from './node-headers.ts';
import { type Command, runCommand } from './run-command.ts';
import { NAPI_VERSION } from './versions.ts';

const require = createRequire(import.meta.url);

/** Folder of the installed package `@tensorflow/tfjs-node-gpu`; nothing is ever written there. */
export function addonPackage(): string {
  return path.dirname(require.resolve('@tensorflow/tfjs-node-gpu/package.json'));
}

/** A folder that is written to, beside the runtime's folder, whose `deps` hold the libraries. */
export interface Compilation {
  readonly scratch: string;
  readonly runtime: string;
  readonly signal?: AbortSignal | undefined;
}

/** The command that compiles in `folder`, which has the package's sources and binding.gyp. */
export function compileCommand(folder: string): Command {
  const headers = nodeHeadersFolder();
  return {
    program: process.execPath,
    args: [
      path.join(path.dirname(require.resolve('node-gyp/package.json')), 'bin', 'node-gyp.js'),
      'rebuild',
      '--module_name=tfjs_binding',
      `--module_path=lib/napi-v${NAPI_VERSION}`,
      `--napi_build_version=${NAPI_VERSION}`,
      ...(headers === undefined ? [] : [`--nodedir=${headers}`]),
    ],
    cwd: folder,
  };
}

/** Puts `lib/napi-v8/tfjs_binding.node` into the runtime. Takes 17 s on two cores. */
export async function compileAddon({ scratch, runtime, signal }: Compilation): Promise<void> {
  const folder = path.join(scratch, 'addon');
  const source = addonPackage();
  await mkdir(folder, { recursive: true });
  for (const name of ['binding', 'binding.gyp', 'package.json']) {
    await cp(path.join(source, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(runtime, 'deps'), path.join(folder, 'deps'), 'junction');
  await runCommand({ ...compileCommand(folder), signal });
  const binding = bindingIn(runtime);
  await mkdir(path.dirname(binding), { recursive: true });
  await rename(bindingIn(path.join(folder, 'build')), binding);
  await linkMacLibraries(binding, signal);
}
