// The name of a run, such as 20261125-143012-cmnist-5pct-dcwp-s55.
import type { Configuration } from '../../../shared/configuration.ts';
import { methodOf } from '../../../shared/methods.ts';

/**
 * Local time first, so that names sort by age; then data set, conflict ratio where the set has one (else null), method,
 * seed.
 */
export function runName(configuration: Configuration, conflictPercent: number | null, at: Date): string {
  const { data, seed } = configuration;
  const ratio = conflictPercent === null ? '' : `-${conflictPercent}pct`;
  const method = methodOf(configuration).toLowerCase();
  return `${timeStamp(at)}-${data}${ratio}-${method}-s${seed}`;
}

function timeStamp(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
