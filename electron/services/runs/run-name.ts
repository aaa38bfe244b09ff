// The name of a run, such as 20261125-143012-cmnist-5pct-dcwp-s55.
import type { Configuration } from '../../../shared/configuration.ts';
import { methodOf } from '../../../shared/methods.ts';

/** Local time first, so that names sort by age; then data set, conflict ratio, method, seed. */
export function runName(configuration: Configuration, at: Date): string {
  const { data, conflict_pct, seed } = configuration;
  const method = methodOf(configuration).toLowerCase();
  return `${timeStamp(at)}-${data}-${conflict_pct}pct-${method}-s${seed}`;
}

function timeStamp(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
