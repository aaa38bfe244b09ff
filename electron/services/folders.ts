// Where the user's data sets, runs and cached files are.
import {
  absoluteSetting,
  cacheFolder,
  type Environment,
  type Place,
  pathsOf,
  thisPlace,
} from '../../build/native/cache-folder.ts';

export interface HomeFolders {
  /** Root of the data sets. */
  readonly data: string;
  /** Holds one folder for each run. */
  readonly runs: string;
  /** What can be made again, the native runtime among it. */
  readonly cache: string;
}

function homeOf(place: Place): string {
  const paths = pathsOf(place);
  const chosen = place.env.DCWP_HOME;
  if (chosen) return paths.resolve(chosen);
  if (place.platform === 'win32') {
    return paths.join(absoluteSetting(place, 'APPDATA') ?? paths.join(place.home, 'AppData', 'Roaming'), 'dcwp');
  }
  const xdg = absoluteSetting(place, 'XDG_DATA_HOME');
  if (xdg !== undefined) return paths.join(xdg, 'dcwp');
  if (place.platform === 'darwin') return paths.join(place.home, 'Library', 'Application Support', 'dcwp');
  return paths.join(place.home, '.local', 'share', 'dcwp');
}

/** The folders, which need not exist yet. `DCWP_HOME` names another place for data and runs. */
export function homeFolders(env: Environment = process.env, place: Place = thisPlace(env)): HomeFolders {
  const home = homeOf(place);
  const paths = pathsOf(place);
  return { data: paths.join(home, 'data'), runs: paths.join(home, 'runs'), cache: cacheFolder(place) };
}
