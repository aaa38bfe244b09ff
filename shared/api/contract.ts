// The one API of the workbench: every call that a page may make, whichever way it travels.
import type { ContractRouterClient } from '@orpc/contract';
import { comparisonContract } from './comparison.ts';
import { dataContract } from './data.ts';
import { exportsContract } from './exports.ts';
import { runsContract } from './runs.ts';
import { samplesContract } from './samples.ts';
import { workbenchContract } from './workbench.ts';

export const contract = {
  workbench: workbenchContract,
  runs: runsContract,
  data: dataContract,
  comparison: comparisonContract,
  samples: samplesContract,
  exports: exportsContract,
};

/** The calls as a page makes them. */
export type WorkbenchClient = ContractRouterClient<typeof contract>;
