// What this machine has, as a page shows it.
import type { MachineReport } from '../../../shared/api/workbench.ts';
import { examine } from './examine.ts';
import { factsOf } from './facts.ts';

export async function machineReport(signal?: AbortSignal): Promise<MachineReport> {
  const found = await examine(signal);
  const { ready, problems, runtime } = found;
  return { ready, problems, facts: factsOf(found), device: runtime?.device ?? null };
}
