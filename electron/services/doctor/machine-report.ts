// What this machine has, as a page shows it.
import type { ProbeBinding } from '../../../build/native/probe.ts';
import type { MachineReport } from '../../../shared/api/workbench.ts';
import { examine } from './examine.ts';
import { factsOf } from './facts.ts';

export async function machineReport(signal?: AbortSignal, probe?: ProbeBinding): Promise<MachineReport> {
  const found = await examine(signal, probe);
  const { ready, problems, runtime } = found;
  return { ready, problems, facts: factsOf(found), device: runtime?.device ?? null };
}
