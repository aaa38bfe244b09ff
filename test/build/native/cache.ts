// A cache of its own for each test of the set-up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** An empty cache that the environment names for the rest of the test; returns the folder of runtimes in it. */
export function emptyCache(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dcwp-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  vi.stubEnv('LOCALAPPDATA', folder);
  vi.stubEnv('DCWP_RUNTIME', undefined);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return path.join(folder, 'dcwp', 'native');
}
