// Where the native runtime is.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { cacheFolder, type Environment, thisPlace } from './cache-folder.ts';
import { type Device, driverToolInstalled, type RequestedDevice } from './device.ts';
import { readRecord, type WayName } from './runtime-record.ts';
import { ADDON_VERSION, NAPI_VERSION, TENSORFLOW_VERSION } from './versions.ts';

/** A runtime that is complete on disk. */
export interface NativeRuntime {
  readonly folder: string;
  /** Absolute path of `tfjs_binding.node`. */
  readonly bindingPath: string;
  readonly device: Device;
  readonly tensorflowVersion: string;
  readonly way: WayName;
}

/** Folder of all runtimes of a user. */
export function runtimesFolder(env: Environment = process.env): string {
  return path.join(cacheFolder(thisPlace(env)), 'native');
}

/**
 * Folder of the runtimes that an installed program brought with it, which nothing is ever written to; undefined where it
 * brought none. The desktop shell says so by DCWP_BUNDLED_RUNTIMES.
 */
function bundledFolder(env: Environment): string | undefined {
  return env.DCWP_BUNDLED_RUNTIMES || undefined;
}

/** Name of a runtime's folder. The package's installer decides its TensorFlow version itself, hence its own name. */
export function runtimeName(device: Device, way: WayName): string {
  const tensorflow = way === 'wheel' ? `tf${TENSORFLOW_VERSION}` : 'installer';
  return `${tensorflow}-addon${ADDON_VERSION}-${device}-${process.platform}-${process.arch}`;
}

/** Where the addon lies inside a runtime: its library path is relative to this place. */
export function bindingIn(folder: string): string {
  return path.join(folder, 'lib', `napi-v${NAPI_VERSION}`, 'tfjs_binding.node');
}

/** The runtime in a folder, or undefined where it is not one, is unfinished, or is another version's. */
export function runtimeIn(folder: string): NativeRuntime | undefined {
  const record = readRecord(folder);
  const bindingPath = bindingIn(folder);
  if (record === undefined || record.addonVersion !== ADDON_VERSION) return undefined;
  if (record.platform !== process.platform || record.arch !== process.arch || !existsSync(bindingPath))
    return undefined;
  const { device, tensorflowVersion, way } = record;
  return { folder, bindingPath, device, tensorflowVersion, way };
}

function overriding(env: Environment): NativeRuntime | undefined {
  const folder = env.DCWP_RUNTIME;
  if (!folder) return undefined;
  const runtime = runtimeIn(path.resolve(folder));
  if (runtime !== undefined) return runtime;
  throw new UserError({
    code: 'runtime-override-broken',
    message: `DCWP_RUNTIME names ${folder}, which holds no native runtime for ${process.platform}-${process.arch}.`,
    remedy: 'Unset DCWP_RUNTIME, or let it name a folder that `dcwp setup` made.',
  });
}

/**
 * The runtime for a device, or undefined where the set-up has not made it and none was installed with the program. Reads
 * a few small files at most.
 * `auto` takes the CUDA runtime where an NVIDIA driver is installed, then whichever there is (CUDA's also computes
 * on the CPU). The variable DCWP_RUNTIME names a folder that takes the place of all others; throws a UserError where it
 * holds no runtime.
 */
export function locateRuntime(
  requested: RequestedDevice = 'auto',
  env: Environment = process.env,
): NativeRuntime | undefined {
  const override = overriding(env);
  if (override !== undefined) return override;
  const automatic: readonly Device[] = driverToolInstalled(env) ? ['cuda', 'cpu'] : ['cpu', 'cuda'];
  for (const device of requested === 'auto' ? automatic : [requested]) {
    const runtime = runtimeFor(device, runtimesFolder(env)) ?? bundledRuntime(device, env);
    if (runtime !== undefined) return runtime;
  }
  return undefined;
}

/** The one that was installed with the program. */
export function bundledRuntime(device: Device, env: Environment = process.env): NativeRuntime | undefined {
  const folder = bundledFolder(env);
  return folder === undefined ? undefined : runtimeFor(device, folder);
}

function runtimeFor(device: Device, folder: string): NativeRuntime | undefined {
  for (const way of ['wheel', 'installer'] as const) {
    const runtime = runtimeIn(path.join(folder, runtimeName(device, way)));
    if (runtime !== undefined) return runtime;
  }
  return undefined;
}
