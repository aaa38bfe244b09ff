// The user's cache folder on each platform.
import { homedir } from 'node:os';
import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the folder of a user depends on; a test gives other platforms than its own. */
export interface Place {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

export function thisPlace(env: Environment = process.env): Place {
  return { env, platform: process.platform, home: env.HOME || homedir() };
}

/** An absolute path from the environment, or undefined: the XDG specification has relative ones ignored. */
export function absoluteSetting(place: Place, name: string): string | undefined {
  const value = place.env[name];
  const paths = pathsOf(place);
  return value && paths.isAbsolute(value) ? value : undefined;
}

/** Path functions of the place's platform. */
export function pathsOf(place: Place): path.PlatformPath {
  return place.platform === 'win32' ? path.win32 : path.posix;
}

/** Where what can be made again is kept: `XDG_CACHE_HOME/dcwp` or its like on macOS and Windows. */
export function cacheFolder(place: Place = thisPlace()): string {
  const paths = pathsOf(place);
  if (place.platform === 'win32') {
    const local = absoluteSetting(place, 'LOCALAPPDATA') ?? paths.join(place.home, 'AppData', 'Local');
    return paths.join(local, 'dcwp', 'Cache');
  }
  const xdg = absoluteSetting(place, 'XDG_CACHE_HOME');
  if (xdg !== undefined) return paths.join(xdg, 'dcwp');
  if (place.platform === 'darwin') return paths.join(place.home, 'Library', 'Caches', 'dcwp');
  return paths.join(place.home, '.cache', 'dcwp');
}
