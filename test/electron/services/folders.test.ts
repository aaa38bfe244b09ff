// The user's folders on each platform.
import { expect, test } from 'vitest';
import { homeFolders } from '../../../electron/services/folders.ts';

test.each([
  ['linux', {}, '/home/a/.local/share/dcwp'],
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/dcwp'],
  ['linux', { XDG_DATA_HOME: '/x', DCWP_HOME: '/work' }, '/work'],
  ['darwin', {}, '/home/a/Library/Application Support/dcwp'],
] as const)('on %s with %j data and runs are in %s', (platform, env, home) => {
  const folders = homeFolders(env, { platform, env, home: '/home/a' });
  expect(folders.data).toBe(`${home}/data`);
  expect(folders.runs).toBe(`${home}/runs`);
});

test('on Windows they are in the roaming folder, the cache in the local one', () => {
  const env = { APPDATA: 'C:\\Roaming', LOCALAPPDATA: 'C:\\Local' };
  expect(homeFolders(env, { platform: 'win32', env, home: 'C:\\Users\\a' })).toEqual({
    data: 'C:\\Roaming\\dcwp\\data',
    runs: 'C:\\Roaming\\dcwp\\runs',
    cache: 'C:\\Local\\dcwp\\Cache',
  });
});
