// A user's folders with a library of runs in them, made up.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HomeFolders } from '../../../electron/services/folders.ts';
import { generateRun } from '../../browser/generated-run.ts';

/** Reports its losses after every one of its 20,000 steps; the other one is at work at the 10,000th. */
export const LONG_RUN = 'long';
export const STREAMED_RUN = 'streamed';

const long = { biased_pretrain_iter: 2000, pretrain_iter: 14_000, pruning_iter: 3000, retrain_iter: 1000 };
const short = { biased_pretrain_iter: 500, pretrain_iter: 1000, pruning_iter: 500, retrain_iter: 500 };

/** `count` runs beside the two long ones. */
export function makeLibrary(count: number): HomeFolders {
  const home = mkdtempSync(join(tmpdir(), 'dcwp-bench-'));
  const folders = { data: join(home, 'data'), runs: join(home, 'runs'), cache: join(home, 'cache') };
  mkdirSync(folders.runs);
  for (let seed = 0; seed < count; seed++) {
    generateRun({ runsRoot: folders.runs, name: `run-${seed}`, settings: { ...short, seed }, reportEvery: 100 });
  }
  generateRun({ runsRoot: folders.runs, name: LONG_RUN, settings: long, reportEvery: 1 });
  generateRun({ runsRoot: folders.runs, name: STREAMED_RUN, settings: long, reportEvery: 1, until: 10_000 });
  return folders;
}
