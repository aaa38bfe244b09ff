// What a run's record says of the machine it was made on.
import { cpus, totalmem } from 'node:os';
import type { Machine } from '../../../shared/run-record.ts';

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: Math.max(1, processors.length),
    memoryBytes: totalmem(),
    platform: `${process.platform}-${process.arch}`,
  };
}
